package io.riverprint.core.metric;

/** Row-major tables of scores. */
final class Rows {
  private Rows() {}

  /** How many rows of this width there are. */
  static int count(String metric, float[] values, int width) {
    if (width < 1 || values.length % width != 0) {
      throw new IllegalArgumentException(
          metric
              + ": "
              + values.length
              + " values in rows of "
              + width
              + ", need whole rows of at least 1; check the number of outputs");
    }
    return values.length / width;
  }

  static double sigmoid(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }
}
