package io.riverprint.trainer.factor;

import java.util.SplittableRandom;

/**
 * Rows of factors in one array, each from the start of a 64-byte line on. What lies between rows is
 * zero and stays zero: gradients there are products with zero.
 */
final class FactorTable {
  /** Floats of a 64-byte line. */
  static final int LINE = 16;

  /**
   * Floats before the first row. G1 starts an array of this size at a region's start and never
   * moves it; its header is 16 bytes, so that float 12 starts a line. Elsewhere rows straddle
   * lines, and are merely slower.
   */
  private static final int LEAD = 12;

  final float[] values;
  final int width;
  final int stride;
  final int rows;

  FactorTable(int rows, int width) {
    this.rows = rows;
    this.width = width;
    this.stride = (width + LINE - 1) / LINE * LINE;
    long length = LEAD + (long) rows * stride;
    if (length > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException(
          "factor table: %d rows of %d floats; need at most 2^31 floats in all; train on fewer users or with fewer factors"
              .formatted(rows, stride));
    }
    this.values = new float[(int) length];
  }

  int at(int row) {
    return LEAD + row * stride;
  }

  /** Fills a row with (U - 0.5) / f. */
  void scatter(int row, SplittableRandom random) {
    for (int k = 0; k < width; k++) {
      values[at(row) + k] = smallFactor(random, width);
    }
  }

  static float smallFactor(SplittableRandom random, int width) {
    return (float) ((random.nextDouble() - 0.5) / width);
  }

  /** The rows without what lies between them. */
  float[] packed() {
    float[] packed = new float[rows * width];
    for (int row = 0; row < rows; row++) {
      System.arraycopy(values, at(row), packed, row * width, width);
    }
    return packed;
  }
}
