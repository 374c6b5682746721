package io.riverprint.core.metric;

/** Whether things said to happen with probability p happen in a share p of the cases. */
public final class Calibration {
  /** Bins of the usual figure. */
  public static final int BINS = 15;

  private Calibration() {}

  /** With 15 bins. */
  public static double error(float[] probabilities, boolean[] happened) {
    return error(probabilities, happened, BINS);
  }

  /**
   * Expected calibration error: the mean over examples of |share that happened - mean probability|
   * of their bin; bins of equal width, the last closed at 1 (Naeini, Cooper, Hauskrecht, AAAI 2015,
   * for the probability of the one class).
   *
   * @param probabilities 0 to 1, at least one
   * @return 0 (right) to 1
   */
  public static double error(float[] probabilities, boolean[] happened, int bins) {
    if (probabilities.length == 0 || probabilities.length != happened.length) {
      throw new IllegalArgumentException(
          "calibration: "
              + probabilities.length
              + " probabilities and "
              + happened.length
              + " outcomes, need as many and at least one; pair them");
    }
    // Count times (happened - probability), which is all a bin adds to the mean.
    double[] excess = new double[bins];
    for (int i = 0; i < probabilities.length; i++) {
      excess[bin(probabilities[i], bins)] += (happened[i] ? 1 : 0) - (double) probabilities[i];
    }
    double sum = 0;
    for (double difference : excess) {
      sum += Math.abs(difference);
    }
    return sum / probabilities.length;
  }

  private static int bin(float probability, int bins) {
    if (!(probability >= 0 && probability <= 1)) {
      throw new IllegalArgumentException(
          "calibration: probability " + probability + ", need 0 to 1; apply the sigmoid first");
    }
    return Math.min(bins - 1, (int) (probability * (double) bins));
  }
}
