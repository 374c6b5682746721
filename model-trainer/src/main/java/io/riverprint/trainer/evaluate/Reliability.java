package io.riverprint.trainer.evaluate;

import io.riverprint.core.metric.Calibration;

/**
 * Whether what a head said to happen with probability p happened in a share p of the cases.
 *
 * @param head its name
 * @param error expected calibration error, 0 (right) to 1
 * @param said mean probability within each bin of equal width; NaN where a bin is empty
 * @param happened share that happened within each bin; NaN where a bin is empty
 * @param counts examples within each bin
 */
public record Reliability(
    String head, double error, double[] said, double[] happened, long[] counts) {

  /**
   * Of a head's words, in 15 bins.
   *
   * @param probabilities 0 to 1, at least one
   */
  public static Reliability of(String head, float[] probabilities, boolean[] happened) {
    double error = Calibration.error(probabilities, happened);
    double[] said = new double[Calibration.BINS];
    double[] share = new double[Calibration.BINS];
    long[] counts = new long[Calibration.BINS];
    for (int i = 0; i < probabilities.length; i++) {
      int bin =
          Math.min(Calibration.BINS - 1, (int) (probabilities[i] * (double) Calibration.BINS));
      said[bin] += probabilities[i];
      share[bin] += happened[i] ? 1 : 0;
      counts[bin]++;
    }
    for (int bin = 0; bin < Calibration.BINS; bin++) {
      said[bin] /= counts[bin];
      share[bin] /= counts[bin];
    }
    return new Reliability(head, error, said, share, counts);
  }
}
