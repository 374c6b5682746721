package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.NetworkWeights;
import java.util.List;

/**
 * The network as libtorch operators over weights that were uploaded once. Results belong to the
 * scope of the input, because DJL gives a result to its first operand's manager: inputs always come
 * first.
 */
final class TorchNetwork {
  private final NDList gru;
  private final Layer embedding;
  private final List<List<Layer>> heads;

  TorchNetwork(NetworkWeights weights, NDManager manager) {
    this.gru = upload(weights.gru(), manager);
    this.embedding = Layer.upload(weights.embedding(), manager);
    this.heads =
        weights.heads().stream()
            .map(head -> head.stream().map(layer -> Layer.upload(layer, manager)).toList())
            .toList();
  }

  /** x: rows x 1 x input; h: 1 x rows x hidden; the new h, rows x 1 x hidden. */
  NDArray step(NDArray x, NDArray h) {
    return x.getNDArrayInternal().gru(x, h, gru, true, 1, 0, false, false, true).get(0);
  }

  NDArray embedding(NDArray h) {
    return embedding.apply(h);
  }

  /** rows x logits, head after head. */
  NDArray logits(NDArray embedding) {
    NDList logits = new NDList();
    for (List<Layer> head : heads) {
      NDArray value = head.get(0).apply(embedding);
      for (Layer layer : head.subList(1, head.size())) {
        value = layer.apply(Activation.gelu(value));
      }
      logits.add(value);
    }
    return logits.size() == 1
        ? logits.get(0)
        : logits.get(0).getNDArrayInternal().concat(logits.subNDList(1), 1);
  }

  private static NDList upload(GruWeights gru, NDManager manager) {
    long gates = 3L * gru.hiddenWidth();
    return new NDList(
        manager.create(gru.inputWeights(), new Shape(gates, gru.inputWidth())),
        manager.create(gru.hiddenWeights(), new Shape(gates, gru.hiddenWidth())),
        manager.create(gru.inputBias(), new Shape(gates)),
        manager.create(gru.hiddenBias(), new Shape(gates)));
  }

  private record Layer(NDArray weights, NDArray bias) {
    static Layer upload(Dense dense, NDManager manager) {
      return new Layer(
          manager.create(dense.weights(), new Shape(dense.outputs(), dense.inputs())),
          manager.create(dense.bias(), new Shape(dense.outputs())));
    }

    NDArray apply(NDArray x) {
      return x.getNDArrayInternal().linear(x, weights, bias).singletonOrThrow();
    }
  }
}
