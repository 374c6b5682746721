package io.riverprint.core.metric;

import java.util.Arrays;

/**
 * How far users' highest scores are from the most popular outputs: (1 - A)^100, A the mean over
 * users of the popularity of their best k, weighted by score (reference, section 2.3).
 */
public final class Novelty {
  /** The organisers' k. */
  public static final int TOP = 10;

  private static final double SMALL = 1e-9;
  private static final int EXPONENT = 100;

  private Novelty() {}

  /** With the organisers' k, or fewer if there are fewer outputs. */
  public static double of(float[] logits, double[] popularity) {
    return of(logits, popularity, Math.min(TOP, popularity.length));
  }

  /**
   * (1 - sum over users of a_u / (n + 1e-9))^100, a_u = sum over the k highest p of p_j pi_j, p =
   * sigmoid(logit), pi = popularity / sum of the k largest popularities. Of equal logits the lower
   * output is taken first.
   *
   * @param logits user after user, one for each popularity
   * @param popularity of each output, on any scale, not all 0
   * @param k 1 to the number of outputs
   */
  public static double of(float[] logits, double[] popularity, int k) {
    int outputs = popularity.length;
    int users = Rows.count("novelty", logits, outputs);
    double most = sumOfLargest(popularity, k);
    double sum = 0;
    long[] order = new long[outputs];
    for (int user = 0; user < users; user++) {
      sum += weighted(logits, user * outputs, popularity, k, order) / most;
    }
    return Math.pow(1 - sum / (users + SMALL), EXPONENT);
  }

  private static double sumOfLargest(double[] popularity, int k) {
    double[] sorted = popularity.clone();
    Arrays.sort(sorted);
    double sum = 0;
    for (int i = 0; i < k; i++) {
      sum += sorted[sorted.length - 1 - i];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(
          "novelty: the " + k + " largest popularities sum to " + sum + ", need > 0; count sales");
    }
    return sum;
  }

  private static double weighted(
      float[] logits, int from, double[] popularity, int k, long[] order) {
    for (int i = 0; i < order.length; i++) {
      int bits = Float.floatToIntBits(logits[from + i] + 0f);
      // Ascending longs are descending logits, then ascending outputs.
      order[i] = (long) ~(bits ^ (bits >> 31 & 0x7fffffff)) << 32 | i;
    }
    Arrays.sort(order);
    double sum = 0;
    for (int i = 0; i < k; i++) {
      int output = (int) order[i];
      sum += Rows.sigmoid(logits[from + output]) * popularity[output];
    }
    return sum;
  }
}
