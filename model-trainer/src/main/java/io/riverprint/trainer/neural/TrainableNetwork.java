package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.ArrayList;
import java.util.List;

/**
 * The network as libtorch tensors with gradients, in the layout of {@link NetworkWeights}. The
 * tensors live in the manager given; what a pass makes lives in the manager of its input.
 */
final class TrainableNetwork {
  private final NetworkSpec network;
  private final EncoderSpec spec;
  private final NDManager manager;
  private final List<NDArray> parameters = new ArrayList<>();

  TrainableNetwork(NDManager manager, NetworkWeights start) {
    this.manager = manager;
    this.network = start.spec();
    this.spec = network.encoders().get(0);
    EncoderWeights encoder = start.encoders().get(0);
    GruWeights gru = encoder.gru();
    int gates = 3 * spec.hiddenWidth();
    add(gru.inputWeights(), new Shape(gates, network.inputWidth()));
    add(gru.hiddenWeights(), new Shape(gates, spec.hiddenWidth()));
    add(gru.inputBias(), new Shape(gates));
    add(gru.hiddenBias(), new Shape(gates));
    add(onlyState(encoder.embedding()));
    encoder.heads().forEach(head -> head.forEach(this::add));
  }

  private void add(Dense layer) {
    add(layer.weights(), new Shape(layer.outputs(), layer.inputs()));
    add(layer.bias(), new Shape(layer.outputs()));
  }

  private void add(float[] values, Shape shape) {
    NDArray parameter = manager.create(values, shape);
    parameter.setRequiresGradient(true);
    parameters.add(parameter);
  }

  List<NDArray> parameters() {
    return parameters;
  }

  /** Logits of each head for the last row of each example. */
  List<NDArray> logits(NDManager scope, SequenceBatch batch) {
    NDArray x =
        scope.create(batch.x(), new Shape(batch.size(), batch.steps(), network.inputWidth()));
    NDArray last = scope.create(batch.last(), new Shape(batch.size(), batch.steps(), 1));
    NDArray start = scope.zeros(new Shape(1, batch.size(), spec.hiddenWidth()));
    NDList gru = new NDList(parameters.subList(0, 4));
    NDArray states =
        x.getNDArrayInternal().gru(x, start, gru, true, 1, 0, true, false, true).get(0);
    NDArray embedding = dense(states.mul(last).sum(new int[] {1}), 4);
    List<NDArray> logits = new ArrayList<>();
    int at = 6;
    for (var head : spec.heads()) {
      NDArray next = embedding;
      for (int layer = 0; layer < head.hiddenWidths().size(); layer++, at += 2) {
        next = dense(next, at).getNDArrayInternal().gelu();
      }
      logits.add(dense(next, at));
      at += 2;
    }
    return logits;
  }

  private NDArray dense(NDArray input, int at) {
    return Linear.linear(input, parameters.get(at), parameters.get(at + 1)).get(0);
  }

  /** A copy of the weights as they are. */
  NetworkWeights weights() {
    GruWeights gru =
        new GruWeights(
            network.inputWidth(), spec.hiddenWidth(), copy(0), copy(1), copy(2), copy(3));
    Dense embedding = withoutAge(denseCopy(spec.hiddenWidth(), spec.embeddingWidth(), 4));
    List<List<Dense>> heads = new ArrayList<>();
    int at = 6;
    for (var head : spec.heads()) {
      List<Dense> layers = new ArrayList<>();
      int inputs = spec.embeddingWidth();
      for (int width : head.hiddenWidths()) {
        layers.add(denseCopy(inputs, width, at));
        inputs = width;
        at += 2;
      }
      layers.add(denseCopy(inputs, head.outputs(), at));
      at += 2;
      heads.add(List.copyOf(layers));
    }
    return new NetworkWeights(
        network, List.of(new EncoderWeights(gru, null, null, embedding, heads)));
  }

  /** The same layer, with columns of zeroes for the age, which this trainer does not show it. */
  static Dense withoutAge(Dense layer) {
    int width = layer.inputs() + AgeFeatures.WIDTH;
    float[] weights = new float[layer.outputs() * width];
    for (int row = 0; row < layer.outputs(); row++) {
      System.arraycopy(layer.weights(), row * layer.inputs(), weights, row * width, layer.inputs());
    }
    return new Dense(width, layer.outputs(), weights, layer.bias());
  }

  private static Dense onlyState(Dense layer) {
    int width = layer.inputs() - AgeFeatures.WIDTH;
    float[] weights = new float[layer.outputs() * width];
    for (int row = 0; row < layer.outputs(); row++) {
      System.arraycopy(layer.weights(), row * layer.inputs(), weights, row * width, width);
    }
    return new Dense(width, layer.outputs(), weights, layer.bias());
  }

  private Dense denseCopy(int inputs, int outputs, int at) {
    return new Dense(inputs, outputs, copy(at), copy(at + 1));
  }

  private float[] copy(int at) {
    return parameters.get(at).toFloatArray();
  }
}
