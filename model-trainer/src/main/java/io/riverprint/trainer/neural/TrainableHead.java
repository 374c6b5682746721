package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import io.riverprint.core.net.Dense;
import java.util.List;

/** Dense layers with exact GELU and dropout between them. */
final class TrainableHead {
  private final List<TrainableDense> layers;
  private final Dropping dropping;

  TrainableHead(Parameters parameters, List<Dense> start, float dropout) {
    this.layers = start.stream().map(layer -> new TrainableDense(parameters, layer)).toList();
    this.dropping = new Dropping(dropout);
  }

  NDArray logits(NDArray embedding, boolean training) {
    NDArray x = embedding;
    int last = layers.size() - 1;
    for (TrainableDense layer : layers.subList(0, last)) {
      x = dropping.apply(layer.apply(x).getNDArrayInternal().gelu(), training);
    }
    return layers.get(last).apply(x);
  }

  List<Dense> weights() {
    return layers.stream().map(TrainableDense::weights).toList();
  }
}
