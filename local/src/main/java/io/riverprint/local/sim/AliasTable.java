package io.riverprint.local.sim;

import java.util.Arrays;

/**
 * Draws from many discrete distributions laid side by side, each in constant time (Vose's alias
 * method). A distribution is a range of cells; a draw returns a cell's number.
 */
final class AliasTable {
  private final float[] keep;
  private final int[] alias;
  private final int[] work;

  AliasTable(int cells) {
    keep = new float[cells];
    alias = new int[cells];
    work = new int[cells];
  }

  /** Rebuilds the distribution over [from, to) from weights >= 0 with a sum above 0. */
  void build(float[] weights, int from, int to) {
    double scale = (to - from) / sum(weights, from, to);
    int small = from;
    int large = to;
    for (int i = from; i < to; i++) {
      keep[i] = (float) (weights[i] * scale);
      alias[i] = i;
      if (keep[i] < 1) {
        work[small++] = i;
      } else {
        work[--large] = i;
      }
    }
    pair(from, small, large, to);
  }

  private void pair(int from, int smallEnd, int largeStart, int to) {
    int small = smallEnd;
    int large = largeStart;
    while (small > from && large < to) {
      int poor = work[--small];
      int rich = work[large];
      alias[poor] = rich;
      keep[rich] -= 1 - keep[poor];
      if (keep[rich] < 1) {
        large++;
        work[small++] = rich;
      }
    }
    while (large < to) {
      keep[work[large++]] = 1;
    }
    while (small > from) {
      keep[work[--small]] = 1;
    }
  }

  /** A cell of [from, to), as often as its weight says. */
  int draw(SplitMix random, int from, int to) {
    long bits = random.nextLong();
    int cell = from + (int) (((bits >>> 32) * (to - from)) >>> 32);
    return (bits & 0xFFFFFF) * 0x1.0p-24f < keep[cell] ? cell : alias[cell];
  }

  private static double sum(float[] weights, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += weights[i];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "alias table: weights of cells "
              + from
              + " to "
              + to
              + " sum to "
              + sum
              + ", needed a sum above 0; give one cell a weight, weights begin with "
              + Arrays.toString(Arrays.copyOfRange(weights, from, Math.min(to, from + 4))));
    }
    return sum;
  }
}
