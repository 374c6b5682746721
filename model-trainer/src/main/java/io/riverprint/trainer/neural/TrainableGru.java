package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.GruWeights;

/** A GRU layer: libtorch's own, which goes over all steps in one call. */
final class TrainableGru {
  private final int inputs;
  private final int hidden;
  private final NDList weights;

  TrainableGru(Parameters parameters, GruWeights start) {
    this.inputs = start.inputWidth();
    this.hidden = start.hiddenWidth();
    int gates = 3 * hidden;
    this.weights =
        new NDList(
            parameters.add(start.inputWeights(), gates, inputs),
            parameters.add(start.hiddenWeights(), gates, hidden),
            parameters.add(start.inputBias(), gates),
            parameters.add(start.hiddenBias(), gates));
  }

  /**
   * States after each step.
   *
   * @param x B x T x I
   * @return B x T x H
   */
  NDArray states(NDManager scope, NDArray x) {
    NDArray start = scope.zeros(new Shape(1, x.getShape().get(0), hidden));
    return x.getNDArrayInternal().gru(x, start, weights, true, 1, 0, true, false, true).get(0);
  }

  GruWeights weights() {
    return new GruWeights(
        inputs,
        hidden,
        weights.get(0).toFloatArray(),
        weights.get(1).toFloatArray(),
        weights.get(2).toFloatArray(),
        weights.get(3).toFloatArray());
  }
}
