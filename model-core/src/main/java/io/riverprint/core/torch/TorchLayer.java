package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.Dense;

/** y = W x + b over the last axis. */
record TorchLayer(NDArray weights, NDArray bias) {
  static TorchLayer upload(Dense dense, NDManager manager) {
    return new TorchLayer(
        manager.create(dense.weights(), new Shape(dense.outputs(), dense.inputs())),
        manager.create(dense.bias(), new Shape(dense.outputs())));
  }

  NDArray apply(NDArray x) {
    return x.getNDArrayInternal().linear(x, weights, bias).singletonOrThrow();
  }
}
