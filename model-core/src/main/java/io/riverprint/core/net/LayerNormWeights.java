package io.riverprint.core.net;

/**
 * y = (x - mean) / sqrt(variance + eps) * scale + shift, over one row; the variance is the
 * population's.
 *
 * @param scale one a column
 * @param shift one a column
 */
public record LayerNormWeights(float[] scale, float[] shift) {
  /** PyTorch's. */
  public static final float EPS = 1e-5f;

  public LayerNormWeights {
    if (scale.length != shift.length) {
      throw new IllegalArgumentException(
          "layer norm: "
              + scale.length
              + " scales and "
              + shift.length
              + " shifts, needs as many of both; correct the weights");
    }
  }

  public int width() {
    return scale.length;
  }
}
