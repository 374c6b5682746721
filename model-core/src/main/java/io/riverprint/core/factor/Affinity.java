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
    float sum = 0;
    for (int k = 0; k < items.width(); k++) {
      sum += w[k] * h[at + k];
    }
    return sum + items.biases()[item];
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
