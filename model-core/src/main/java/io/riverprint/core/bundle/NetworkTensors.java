package io.riverprint.core.bundle;

import static io.riverprint.core.bundle.Tensors.ANY;

import io.riverprint.core.net.Dense;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.ArrayList;
import java.util.List;

/** network.safetensors: the weights; their shapes are the spec. */
final class NetworkTensors {
  static final String NAME = "network.safetensors";

  private NetworkTensors() {}

  static TensorWriter write(NetworkWeights network) {
    GruWeights gru = network.gru();
    int gates = 3 * gru.hiddenWidth();
    List<HeadSpec> heads = network.spec().heads();
    TensorWriter out =
        new TensorWriter()
            .floats("gru.inputWeights", gru.inputWeights(), gates, gru.inputWidth())
            .floats("gru.hiddenWeights", gru.hiddenWeights(), gates, gru.hiddenWidth())
            .floats("gru.inputBias", gru.inputBias(), gates)
            .floats("gru.hiddenBias", gru.hiddenBias(), gates)
            .strings("heads.names", heads.stream().map(HeadSpec::name).toArray(String[]::new))
            .ints("heads.layers", depths(network), heads.size());
    write(out, "embedding", network.embedding());
    for (int head = 0; head < heads.size(); head++) {
      List<Dense> layers = network.heads().get(head);
      for (int layer = 0; layer < layers.size(); layer++) {
        write(out, layerName(heads.get(head).name(), layer), layers.get(layer));
      }
    }
    return out;
  }

  private static int[] depths(NetworkWeights network) {
    return network.heads().stream().mapToInt(List::size).toArray();
  }

  private static void write(TensorWriter out, String name, Dense layer) {
    out.floats(name + ".weights", layer.weights(), layer.outputs(), layer.inputs());
    out.floats(name + ".bias", layer.bias(), layer.outputs());
  }

  private static String layerName(String head, int layer) {
    return "heads." + head + "." + layer;
  }

  static NetworkWeights read(Tensors in) {
    GruWeights gru = gru(in);
    Dense embedding = dense(in, "embedding", gru.hiddenWidth());
    String[] names = in.strings("heads.names", ANY);
    int[] depths = in.ints("heads.layers", names.length);
    List<List<Dense>> heads = new ArrayList<>();
    List<HeadSpec> specs = new ArrayList<>();
    for (int i = 0; i < names.length; i++) {
      Require.that(depths[i] > 0, in.where(), "head of " + depths[i] + " layers", "1 or more");
      List<Dense> layers = head(in, names[i], depths[i], embedding.outputs());
      heads.add(layers);
      specs.add(spec(names[i], layers));
    }
    in.requireAllRead();
    NetworkSpec spec =
        new NetworkSpec(gru.inputWidth(), gru.hiddenWidth(), embedding.outputs(), specs);
    return new NetworkWeights(spec, gru, embedding, List.copyOf(heads));
  }

  private static GruWeights gru(Tensors in) {
    int gates = in.size("gru.hiddenBias", 1, 0, 3);
    Require.equal(in.where(), "gates modulo 3", gates % 3, 0);
    int inputs = in.size("gru.inputWeights", 2, 1, 1);
    return new GruWeights(
        inputs,
        gates / 3,
        in.floats("gru.inputWeights", gates, inputs),
        in.floats("gru.hiddenWeights", gates, gates / 3),
        in.floats("gru.inputBias", gates),
        in.floats("gru.hiddenBias", gates));
  }

  private static List<Dense> head(Tensors in, String name, int depth, int inputs) {
    List<Dense> layers = new ArrayList<>();
    int width = inputs;
    for (int i = 0; i < depth; i++) {
      Dense layer = dense(in, layerName(name, i), width);
      layers.add(layer);
      width = layer.outputs();
    }
    return List.copyOf(layers);
  }

  private static HeadSpec spec(String name, List<Dense> layers) {
    List<Integer> widths = layers.stream().map(Dense::outputs).toList();
    int last = widths.size() - 1;
    return new HeadSpec(name, widths.subList(0, last), widths.get(last));
  }

  private static Dense dense(Tensors in, String name, int inputs) {
    int outputs = in.size(name + ".bias", 1, 0, 1);
    return new Dense(
        inputs,
        outputs,
        in.floats(name + ".weights", outputs, inputs),
        in.floats(name + ".bias", outputs));
  }
}
