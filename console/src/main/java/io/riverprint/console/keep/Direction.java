package io.riverprint.console.keep;

/**
 * An embedding without its length: what cosines compare. Turned in place when the user's next
 * embedding comes: thousands of new arrays a second that live for seconds are what makes collector
 * pauses long. Thread-safe; who looks sees one embedding whole.
 */
public final class Direction {
  private final float[] unit;

  private Direction(int width) {
    this.unit = new float[width];
  }

  /** Of length 1; zeros stay zeros, and what is not finite becomes zero. */
  public static Direction of(float[] embedding) {
    Direction direction = new Direction(embedding.length);
    direction.turn(embedding);
    return direction;
  }

  /** How many numbers it has; never another one. */
  public int width() {
    return unit.length;
  }

  /** As it is now. */
  public synchronized float[] copy() {
    return unit.clone();
  }

  /** Becomes that of another embedding of the same width. */
  synchronized void turn(float[] embedding) {
    double scale = scale(embedding);
    for (int i = 0; i < unit.length; i++) {
      unit[i] = scale == 0 ? 0 : (float) (embedding[i] * scale);
    }
  }

  /** The cosine with a vector of length 1 and the same width. */
  synchronized float cosine(float[] other) {
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int whole = unit.length & ~3;
    for (int i = 0; i < whole; i += 4) {
      s0 += unit[i] * other[i];
      s1 += unit[i + 1] * other[i + 1];
      s2 += unit[i + 2] * other[i + 2];
      s3 += unit[i + 3] * other[i + 3];
    }
    for (int i = whole; i < unit.length; i++) {
      s0 += unit[i] * other[i];
    }
    return s0 + s1 + s2 + s3;
  }

  /** What makes its length 1; zero where it has none or is not finite. */
  private static double scale(float[] embedding) {
    double square = 0;
    for (float value : embedding) {
      square += (double) value * value;
    }
    return square > 0 && Double.isFinite(square) ? 1 / Math.sqrt(square) : 0;
  }
}
