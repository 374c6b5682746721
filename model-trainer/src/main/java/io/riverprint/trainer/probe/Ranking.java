package io.riverprint.trainer.probe;

import java.util.Arrays;

/** Users by score, sorted once for all draws. */
public final class Ranking {
  private final int[] user;
  private final boolean[] positive;
  private final boolean[] tiedWithNext;

  /**
   * A ranking.
   *
   * @param scores one a user, any number but NaN
   * @param positives whether each user is one
   */
  public Ranking(float[] scores, boolean[] positives) {
    int n = scores.length;
    long[] order = new long[n];
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToIntBits(scores[i] + 0f);
      order[i] = (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | i;
    }
    Arrays.sort(order);
    user = new int[n];
    positive = new boolean[n];
    tiedWithNext = new boolean[n];
    for (int i = 0; i < n; i++) {
      user[i] = (int) order[i];
      positive[i] = positives[user[i]];
      tiedWithNext[i] = i + 1 < n && order[i] >> 32 == order[i + 1] >> 32;
    }
  }

  /** As {@link io.riverprint.core.metric.Auroc}, each user as often as drawn; NaN if one-class. */
  double area(byte[] times) {
    long twicePairs = 0;
    long positives = 0;
    long negatives = 0;
    long tiedPositives = 0;
    long tiedNegatives = 0;
    for (int i = 0; i < user.length; i++) {
      int many = times[user[i]];
      if (positive[i]) {
        tiedPositives += many;
      } else {
        tiedNegatives += many;
      }
      if (!tiedWithNext[i]) {
        twicePairs += tiedPositives * (2 * negatives + tiedNegatives);
        positives += tiedPositives;
        negatives += tiedNegatives;
        tiedPositives = 0;
        tiedNegatives = 0;
      }
    }
    return positives == 0 || negatives == 0
        ? Double.NaN
        : twicePairs / (2.0 * positives * negatives);
  }
}
