package io.riverprint.trainer.propensity;

import java.util.Arrays;

/** Rows of numbers, each with what was true of it. Grows. */
final class Table {
  final int width;
  private float[] values;
  private boolean[] labels = new boolean[1024];
  private int rows;
  private int positives;

  Table(int width) {
    this.width = width;
    this.values = new float[1024 * width];
  }

  void add(boolean label, double... row) {
    if (rows == labels.length) {
      labels = Arrays.copyOf(labels, rows * 2);
      values = Arrays.copyOf(values, values.length * 2);
    }
    for (int k = 0; k < width; k++) {
      values[rows * width + k] = (float) row[k];
    }
    labels[rows++] = label;
    positives += label ? 1 : 0;
  }

  int rows() {
    return rows;
  }

  int positives() {
    return positives;
  }

  /** Whether at least so many rows are of either label. */
  boolean hasBoth(int least) {
    return positives >= least && rows - positives >= least;
  }

  float value(int row, int column) {
    return values[row * width + column];
  }

  boolean label(int row) {
    return labels[row];
  }
}
