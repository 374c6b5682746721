package io.riverprint.trainer.probe;

import java.util.Arrays;

/**
 * Where a figure lies in 95 of 100 draws: the percentile interval. It knows which users were judged
 * and not how the training might have come out with another seed.
 *
 * @param low NaN where no draw said anything
 */
public record Interval(double low, double high) {
  private static final double TAIL = 0.025;

  /** Of the draws that are numbers. */
  public static Interval of(double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    return sorted.length == 0
        ? new Interval(Double.NaN, Double.NaN)
        : new Interval(at(sorted, TAIL), at(sorted, 1 - TAIL));
  }

  /** Of the differences, draw by draw: paired, so what both share does not widen it. */
  public static Interval ofDifference(double[] draws, double[] others) {
    if (draws.length != others.length) {
      throw new IllegalArgumentException(
          "interval: %d draws and %d, needs as many of both; judge both with one probe"
              .formatted(draws.length, others.length));
    }
    double[] differences = new double[draws.length];
    Arrays.setAll(differences, i -> draws[i] - others[i]);
    return of(differences);
  }

  /** Straight between the two nearest ranks. */
  private static double at(double[] sorted, double share) {
    double place = share * (sorted.length - 1);
    int below = (int) place;
    int above = Math.min(sorted.length - 1, below + 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
