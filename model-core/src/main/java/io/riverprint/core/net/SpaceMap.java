package io.riverprint.core.net;

import java.util.Arrays;

/**
 * An orthogonal map from one embedding space to another of the same width: lengths, angles and so
 * similarities within a space stay what they are.
 *
 * @param width E, of both spaces
 * @param matrix M, row-major, E x E; a vector x becomes M x
 */
public record SpaceMap(int width, float[] matrix) {
  /** Widest embedding that is mapped: the matrix has 64 MB then. */
  public static final int MOST_WIDTH = 4096;

  public SpaceMap {
    if (width < 1 || width > MOST_WIDTH || matrix.length != width * width) {
      throw new IllegalArgumentException(
          "space map: width "
              + width
              + " with "
              + matrix.length
              + " numbers, needs a square of at most "
              + MOST_WIDTH
              + "; fit it again");
    }
  }

  /** y = M x for the E numbers of x from {@code at} on. */
  public float[] apply(float[] x, int at) {
    float[] y = new float[width];
    for (int row = 0; row < width; row++) {
      float sum = 0;
      for (int column = 0; column < width; column++) {
        sum += matrix[row * width + column] * x[at + column];
      }
      y[row] = sum;
    }
    return y;
  }

  /**
   * How far M M' is from the identity, in the element that is farthest; infinite where it is NaN.
   */
  public float defect() {
    float most = 0;
    for (int a = 0; a < width; a++) {
      for (int b = 0; b <= a; b++) {
        float off = Math.abs(product(a, b) - (a == b ? 1 : 0));
        most = off >= 0 ? Math.max(most, off) : Float.POSITIVE_INFINITY;
      }
    }
    return most;
  }

  private float product(int a, int b) {
    float sum = 0;
    for (int k = 0; k < width; k++) {
      sum += matrix[a * width + k] * matrix[b * width + k];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SpaceMap map && map.width == width && Arrays.equals(map.matrix, matrix);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(matrix);
  }
}
