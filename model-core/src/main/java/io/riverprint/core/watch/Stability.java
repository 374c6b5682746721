package io.riverprint.core.watch;

/** Population stability: how far a distribution has moved. */
public final class Stability {
  private Stability() {}

  /**
   * The population stability index, sum over bins of (a - e) ln(a / e) of the shares e expected and
   * a actual, less what chance alone gives: (bins - 1) (1/n + 1/m) in the mean. Each bin gets half
   * a count more, so that an empty one is no infinity. Usual readings: below 0.1 the same, above
   * 0.25 another population.
   *
   * @param expected counts of the reference
   * @param actual as many counts
   * @return 0 or more; 0 where either has nothing
   */
  public static double index(long[] expected, long[] actual) {
    double n = total(expected);
    double m = total(actual);
    if (n == 0 || m == 0) {
      return 0;
    }
    double half = expected.length / 2.0;
    double sum = 0;
    for (int bin = 0; bin < expected.length; bin++) {
      double e = (expected[bin] + 0.5) / (n + half);
      double a = (actual[bin] + 0.5) / (m + half);
      sum += (a - e) * StrictMath.log(a / e);
    }
    return Math.max(0, sum - (expected.length - 1) * (1 / n + 1 / m));
  }

  private static double total(long[] counts) {
    long total = 0;
    for (long count : counts) {
      total += count;
    }
    return total;
  }
}
