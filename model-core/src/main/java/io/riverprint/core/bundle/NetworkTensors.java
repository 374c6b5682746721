package io.riverprint.core.bundle;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * network.safetensors: the weights, each encoder's under its name. The manifest says of what shape
 * they must be; only the width of the input is taken as it is.
 */
final class NetworkTensors {
  static final String NAME = "network.safetensors";

  private NetworkTensors() {}

  static TensorWriter write(NetworkWeights network) {
    TensorWriter out = new TensorWriter();
    for (int i = 0; i < network.encoders().size(); i++) {
      write(out, network.spec().encoders().get(i), network.encoders().get(i));
    }
    return out;
  }

  private static void write(TensorWriter out, EncoderSpec spec, EncoderWeights weights) {
    String at = at(spec);
    GruWeights gru = weights.gru();
    int gates = 3 * gru.hiddenWidth();
    out.floats(at + "gru.inputWeights", gru.inputWeights(), gates, gru.inputWidth())
        .floats(at + "gru.hiddenWeights", gru.hiddenWeights(), gates, gru.hiddenWidth())
        .floats(at + "gru.inputBias", gru.inputBias(), gates)
        .floats(at + "gru.hiddenBias", gru.hiddenBias(), gates);
    ReadoutTensors.write(out, at, weights);
    LayerTensors.write(out, at + "embedding", weights.embedding());
    for (int head = 0; head < spec.heads().size(); head++) {
      List<Dense> layers = weights.heads().get(head);
      for (int layer = 0; layer < layers.size(); layer++) {
        LayerTensors.write(out, at(at, spec.heads().get(head), layer), layers.get(layer));
      }
    }
  }

  /**
   * The weights of these encoders.
   *
   * @param encoders as the manifest lists them, at least one
   */
  static NetworkWeights read(Tensors in, List<EncoderSpec> encoders) {
    int inputs = in.size(at(encoders.get(0)) + "gru.inputWeights", 2, 1, 1);
    List<EncoderWeights> weights = new ArrayList<>();
    for (EncoderSpec encoder : encoders) {
      weights.add(read(in, encoder, inputs));
    }
    in.requireAllRead();
    return new NetworkWeights(new NetworkSpec(inputs, encoders), weights);
  }

  private static EncoderWeights read(Tensors in, EncoderSpec spec, int inputs) {
    String at = at(spec);
    int width = spec.hiddenWidth();
    return new EncoderWeights(
        gru(in, at + "gru.", inputs, width),
        ReadoutTensors.attention(in, at, spec),
        ReadoutTensors.trunk(in, at, spec),
        LayerTensors.read(in, at + "embedding", width + AgeFeatures.WIDTH, spec.embeddingWidth()),
        spec.heads().stream().map(head -> head(in, at, head, spec.embeddingWidth())).toList());
  }

  private static GruWeights gru(Tensors in, String at, int inputs, int width) {
    int gates = 3 * width;
    return new GruWeights(
        inputs,
        width,
        in.floats(at + "inputWeights", gates, inputs),
        in.floats(at + "hiddenWeights", gates, width),
        in.floats(at + "inputBias", gates),
        in.floats(at + "hiddenBias", gates));
  }

  private static List<Dense> head(Tensors in, String at, HeadSpec spec, int inputs) {
    List<Dense> layers = new ArrayList<>();
    int width = inputs;
    for (int next : spec.hiddenWidths()) {
      layers.add(LayerTensors.read(in, at(at, spec, layers.size()), width, next));
      width = next;
    }
    layers.add(LayerTensors.read(in, at(at, spec, layers.size()), width, spec.outputs()));
    return layers;
  }

  private static String at(EncoderSpec encoder) {
    return "encoders." + encoder.name() + ".";
  }

  private static String at(String encoder, HeadSpec head, int layer) {
    return encoder + "heads." + head.name() + "." + layer;
  }
}
