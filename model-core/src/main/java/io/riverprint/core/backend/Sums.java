package io.riverprint.core.backend;

/** Sums of rows in plain loops, which the JIT vectorises: no sum crosses columns. */
final class Sums {
  private Sums() {}

  /** to += x. */
  static void add(float[] x, int xAt, float[] to, int at, int count) {
    for (int i = 0; i < count; i++) {
      to[at + i] += x[xAt + i];
    }
  }
}
