package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.LayerNormWeights;

/** LayerNorm over the last axis. */
final class TrainableNorm {
  private final NDArray scale;
  private final NDArray shift;

  TrainableNorm(Parameters parameters, LayerNormWeights start) {
    this.scale = parameters.add(start.scale(), start.width());
    this.shift = parameters.add(start.shift(), start.width());
  }

  NDArray apply(NDArray x) {
    Shape width = scale.getShape();
    return x.getNDArrayInternal().layerNorm(x, width, scale, shift, LayerNormWeights.EPS).get(0);
  }

  LayerNormWeights weights() {
    return new LayerNormWeights(scale.toFloatArray(), shift.toFloatArray());
  }
}
