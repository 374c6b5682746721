package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;

/**
 * An array times a number, such that the number is still there in the backward pass. DJL's own
 * {@code mul(Number)} lets go at once of the Java buffer that holds the number, while libtorch
 * keeps pointing at it: after a garbage collection gradients were multiplied by whatever lay there.
 */
final class Scaled {
  private Scaled() {}

  /** The number lives as long as the manager of the array. */
  static NDArray by(NDArray array, double factor) {
    return array.mul(array.getManager().create((float) factor));
  }
}
