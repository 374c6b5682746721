package io.riverprint.core.metric;

import java.util.Arrays;

/**
 * Area under the ROC curve, exact: the trapezoids over all distinct scores, so that a tie counts
 * one half (reference, section 2.3). Only the order of the scores matters; logits will do.
 */
public final class Auroc {
  private Auroc() {}

  /**
   * Share of pairs (positive, negative) in which the positive has the higher score. As the
   * organisers' library: 0 when there are no positives or no negatives.
   *
   * @param scores of each example, any number but NaN
   * @param positive whether each example is one
   * @return 0 to 1
   */
  public static double binary(float[] scores, boolean[] positive) {
    requireAsMany(scores.length, positive.length);
    return column(scores, positive, 1, 0);
  }

  /**
   * Mean of the areas of all labels. A label without positives or without negatives counts as 0 and
   * is part of the mean.
   *
   * @param scores example after example, {@code labels} each
   * @param positive the same order
   */
  public static double macro(float[] scores, boolean[] positive, int labels) {
    requireAsMany(scores.length, positive.length);
    Rows.count("auroc", scores, labels);
    double sum = 0;
    for (int label = 0; label < labels; label++) {
      sum += column(scores, positive, labels, label);
    }
    return sum / labels;
  }

  private static double column(float[] scores, boolean[] positive, int labels, int label) {
    int n = scores.length / labels;
    long[] ordered = new long[n];
    for (int i = 0; i < n; i++) {
      int at = i * labels + label;
      ordered[i] = (long) sortable(scores[at], at) << 32 | (positive[at] ? 1 : 0);
    }
    Arrays.sort(ordered);
    return area(ordered);
  }

  /** Walks groups of equal scores upwards; counts pairs twice so that halves stay whole. */
  private static double area(long[] ordered) {
    long twicePairs = 0;
    long positives = 0;
    long negatives = 0;
    int at = 0;
    while (at < ordered.length) {
      long score = ordered[at] >> 32;
      long tiedPositives = 0;
      long tied = 0;
      while (at < ordered.length && ordered[at] >> 32 == score) {
        tiedPositives += ordered[at++] & 1;
        tied++;
      }
      twicePairs += tiedPositives * (2 * negatives + tied - tiedPositives);
      positives += tiedPositives;
      negatives += tied - tiedPositives;
    }
    return positives == 0 || negatives == 0
        ? 0
        : (double) twicePairs / (2.0 * positives * negatives);
  }

  /** An integer in the same order as the float; -0 equals 0. */
  private static int sortable(float score, int at) {
    if (Float.isNaN(score)) {
      throw new IllegalArgumentException(
          "auroc: score " + at + " is NaN, need a number; look at the model's weights");
    }
    int bits = Float.floatToIntBits(score + 0f);
    return bits ^ (bits >> 31 & 0x7fffffff);
  }

  private static void requireAsMany(int scores, int flags) {
    if (scores != flags) {
      throw new IllegalArgumentException(
          "auroc: " + scores + " scores and " + flags + " labels, need as many; pair them");
    }
  }
}
