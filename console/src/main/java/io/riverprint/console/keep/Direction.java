package io.riverprint.console.keep;

/** An embedding without its length: what cosines compare. */
final class Direction {
  private Direction() {}

  /** Of length 1; zeros stay zeros, and what is not finite becomes zero. */
  static float[] of(float[] embedding) {
    double square = 0;
    for (float value : embedding) {
      square += (double) value * value;
    }
    float[] unit = new float[embedding.length];
    if (square > 0 && Double.isFinite(square)) {
      double scale = 1 / Math.sqrt(square);
      for (int i = 0; i < unit.length; i++) {
        unit[i] = (float) (embedding[i] * scale);
      }
    }
    return unit;
  }

  /** The cosine of two directions of the same width. */
  static float cosine(float[] a, float[] b) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int whole = a.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (int i = whole; i < a.length; i++) {
      s0 += a[i] * b[i];
    }
    return s0 + s1 + s2 + s3;
  }
}
