package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.LayerNormWeights;

/** Layer normalisation over the last axis. */
record TorchNorm(NDArray scale, NDArray shift) {
  static TorchNorm upload(LayerNormWeights norm, NDManager manager) {
    return new TorchNorm(manager.create(norm.scale()), manager.create(norm.shift()));
  }

  NDArray apply(NDArray x) {
    Shape width = scale.getShape();
    return x.getNDArrayInternal()
        .layerNorm(x, width, scale, shift, LayerNormWeights.EPS)
        .singletonOrThrow();
  }
}
