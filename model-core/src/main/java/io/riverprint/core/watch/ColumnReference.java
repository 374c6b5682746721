package io.riverprint.core.watch;

import java.util.Arrays;

/**
 * How a column was distributed when the release was judged.
 *
 * @param name one of {@link WatchedColumns#NAMES}
 * @param edges ascending: a value is in the first bin whose edge is above it, or in the last
 * @param counts of the bins, one more than edges
 */
public record ColumnReference(String name, float[] edges, long[] counts) {
  private static final int BINS = 10;

  /** The bin of a number. */
  public int bin(float value) {
    int at = Arrays.binarySearch(edges, value);
    return at >= 0 ? at + 1 : -at - 1;
  }

  /**
   * Tenths of the values, as far as they differ; of classes (whole numbers) a bin each.
   *
   * @param values at least one, no NaN; are sorted
   */
  static ColumnReference of(String name, float[] values, boolean classes) {
    Arrays.sort(values);
    float[] edges = classes ? around(distinct(values)) : tenths(values);
    ColumnReference empty = new ColumnReference(name, edges, new long[edges.length + 1]);
    for (float value : values) {
      empty.counts[empty.bin(value)]++;
    }
    return empty;
  }

  // Each class a bin, and between two of them one for a class that never was.
  private static float[] around(float[] classes) {
    float[] edges = new float[2 * classes.length];
    for (int i = 0; i < classes.length; i++) {
      edges[2 * i] = classes[i];
      edges[2 * i + 1] = classes[i] + 0.5f;
    }
    return edges;
  }

  private static float[] tenths(float[] sorted) {
    float[] edges = new float[BINS - 1];
    for (int i = 1; i < BINS; i++) {
      edges[i - 1] = sorted[(int) ((long) i * sorted.length / BINS)];
    }
    return distinct(edges);
  }

  private static float[] distinct(float[] sorted) {
    float[] edges = new float[sorted.length];
    int n = 0;
    for (float value : sorted) {
      if (n == 0 || value > edges[n - 1]) {
        edges[n++] = value;
      }
    }
    return Arrays.copyOf(edges, n);
  }
}
