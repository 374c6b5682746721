package io.riverprint.core.factor;

import java.util.BitSet;

/**
 * How much a user likes items: dot product plus item bias, as in reference section 5.4. Immutable;
 * any number of threads may share one.
 */
public final class Affinity {
  private final ItemFactors items;
  private final BitSet seen;

  public Affinity(ItemFactors items) {
    this.items = items;
    this.seen = seen(items);
  }

  /** Whether the item was in the training pairs; false for an index that is none, such as -1. */
  public boolean knows(int item) {
    return item >= 0 && seen.get(item);
  }

  /** w . h + b of an item that is known; a user of zeros, never folded in, gets 0. */
  public float score(float[] userFactor, int item) {
    return isFresh(userFactor) ? 0 : dot(userFactor, item);
  }

  /**
   * Scores of the targets, as {@link TargetScores} says.
   *
   * @param targets item indices, or -1
   * @param out as long as targets
   * @return out
   */
  public float[] scores(float[] userFactor, int[] targets, float[] out) {
    new TargetScores(this, targets).write(userFactor, out, 0);
    return out;
  }

  float dot(float[] w, int item) {
    float[] h = items.factors();
    int at = item * items.width();
    int width = items.width();
    // Four sums at a time, as in BprStep.margin.
    float s0 = 0;
    float s1 = 0;
    float s2 = 0;
    float s3 = 0;
    int k = 0;
    for (; k + 3 < width; k += 4) {
      s0 += w[k] * h[at + k];
      s1 += w[k + 1] * h[at + k + 1];
      s2 += w[k + 2] * h[at + k + 2];
      s3 += w[k + 3] * h[at + k + 3];
    }
    for (; k < width; k++) {
      s0 += w[k] * h[at + k];
    }
    return (s0 + s1) + (s2 + s3) + items.biases()[item];
  }

  /** Whether nothing has moved this factor yet. */
  static boolean isFresh(float[] userFactor) {
    for (float value : userFactor) {
      if (value != 0) {
        return false;
      }
    }
    return true;
  }

  private static BitSet seen(ItemFactors items) {
    BitSet seen = new BitSet(items.size());
    float[] h = items.factors();
    for (int at = 0; at < h.length; at++) {
      if (h[at] != 0) {
        seen.set(at / items.width());
      }
    }
    return seen;
  }
}
