package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import io.riverprint.core.net.Dense;

/** y = W x + b, over the last axis. */
final class TrainableDense {
  private final int inputs;
  private final int outputs;
  private final NDArray weights;
  private final NDArray bias;

  TrainableDense(Parameters parameters, Dense start) {
    this.inputs = start.inputs();
    this.outputs = start.outputs();
    this.weights = parameters.add(start.weights(), outputs, inputs);
    this.bias = parameters.add(start.bias(), outputs);
  }

  NDArray apply(NDArray x) {
    return x.getNDArrayInternal().linear(x, weights, bias).get(0);
  }

  Dense weights() {
    return new Dense(inputs, outputs, weights.toFloatArray(), bias.toFloatArray());
  }
}
