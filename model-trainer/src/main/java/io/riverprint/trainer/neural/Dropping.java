package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;

/** Dropout that is on while training and off otherwise. */
final class Dropping {
  private final float share;

  Dropping(float share) {
    this.share = share;
  }

  NDArray apply(NDArray x, boolean training) {
    // Without this the generator would be drawn from for nothing.
    if (!training || share == 0) {
      return x;
    }
    return x.getNDArrayInternal().dropout(x, share, true).get(0);
  }
}
