package io.riverprint.core.feature;

/**
 * Shannon entropy in bits of counts n_1..n_k, kept in O(1) per event: H = log2 N - S / N with S the
 * sum of f(n) = n log2 n (reference, section 8, row 3).
 *
 * <p>S is a whole number of 2^-20ths, so it does not depend on the order of additions and need not
 * be stored: whoever has the counts has S, to the bit.
 */
public final class Entropy {
  private static final double UNIT = 1 << 20;
  private static final long[] SMALL = small();

  private Entropy() {}

  /** f(n) in 2^-20ths of a bit, n >= 0. */
  public static long term(int n) {
    return n < SMALL.length ? SMALL[n] : compute(n);
  }

  /**
   * H in bits, of {@code total} events whose terms add up to {@code terms}; 0 if there are none.
   */
  public static float bits(long total, long terms) {
    if (total <= 1) {
      return 0;
    }
    double bits = log2((double) total) - terms / UNIT / total;
    return (float) Math.max(0, bits);
  }

  private static long[] small() {
    long[] terms = new long[512];
    for (int n = 2; n < terms.length; n++) {
      terms[n] = compute(n);
    }
    return terms;
  }

  private static long compute(int n) {
    return Math.round(n * log2(n) * UNIT);
  }

  private static double log2(double x) {
    return StrictMath.log(x) / StrictMath.log(2);
  }
}
