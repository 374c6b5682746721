package io.riverprint.trainer.factor;

import java.util.function.IntToDoubleFunction;

/**
 * Draws one of n outcomes with given weights from one random number and one memory access. Source:
 * Walker 1977, in Vose's construction (IEEE Transactions on Software Engineering 17(9), 1991).
 */
final class AliasTable {
  private static final double ONE = 0x1p31;

  // Per cell: 31 bits of the share that stays in the cell, then the cell that gets the rest.
  private final long[] cells;

  /** A table over weights 0 or above, at least one of them positive. */
  AliasTable(int size, IntToDoubleFunction weight) {
    this.cells = new long[size];
    double[] share = new double[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      share[i] = weight.applyAsDouble(i);
      sum += share[i];
    }
    int[] stack = new int[size];
    int small = 0;
    int large = size;
    for (int i = 0; i < size; i++) {
      share[i] *= size / sum;
      if (share[i] < 1) {
        stack[small++] = i;
      } else {
        stack[--large] = i;
      }
    }
    pairUp(share, stack, small, large);
  }

  /** Small outcomes grow from the left end of the stack, large ones from the right. */
  private void pairUp(double[] share, int[] stack, int smallCount, int largeAt) {
    int small = smallCount;
    int large = largeAt;
    while (small > 0 && large < stack.length) {
      int poor = stack[--small];
      int rich = stack[large];
      cells[poor] = (long) (share[poor] * ONE) << 32 | rich;
      share[rich] -= 1 - share[poor];
      if (share[rich] < 1) {
        large++;
        stack[small++] = rich;
      }
    }
    // What is left is 1 but for rounding: it keeps its cell whole.
    while (small > 0) {
      int whole = stack[--small];
      cells[whole] = whole;
    }
    while (large < stack.length) {
      int whole = stack[large++];
      cells[whole] = whole;
    }
  }

  /** The outcome for 64 random bits. */
  int draw(long bits) {
    long high = bits >>> 1;
    long twice = (long) cells.length << 1;
    int cell = (int) Math.multiplyHigh(high, twice);
    long entry = cells[cell];
    return (high * twice) >>> 33 < entry >>> 32 ? cell : (int) entry;
  }
}
