package io.riverprint.core.net;

/**
 * The definition of layer normalisation of one row: sums in double, first to last, rounded once at
 * the end.
 */
final class LayerNorm {
  private final LayerNormWeights weights;

  LayerNorm(LayerNormWeights weights) {
    this.weights = weights;
  }

  /** y may be x. */
  void apply(float[] x, int xAt, float[] y, int yAt) {
    int width = weights.width();
    double sum = 0;
    for (int i = 0; i < width; i++) {
      sum += x[xAt + i];
    }
    double mean = sum / width;
    double squares = 0;
    for (int i = 0; i < width; i++) {
      double off = x[xAt + i] - mean;
      squares += off * off;
    }
    double scale = 1 / StrictMath.sqrt(squares / width + LayerNormWeights.EPS);
    for (int i = 0; i < width; i++) {
      double normal = (x[xAt + i] - mean) * scale;
      y[yAt + i] = (float) (normal * weights.scale()[i] + weights.shift()[i]);
    }
  }
}
