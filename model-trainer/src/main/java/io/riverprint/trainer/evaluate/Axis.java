package io.riverprint.trainer.evaluate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * A stretch of numbers on a stretch of pixels.
 *
 * @param low number at the first pixel
 * @param high number at the last
 * @param step between marks
 */
record Axis(double low, double high, double step, double fromPixel, double toPixel) {
  private static final double[] STEPS = {0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5};
  private static final int MOST_MARKS = 6;

  /** Wide enough for all the numbers that are finite, with at most seven marks. */
  static Axis around(DoubleStream numbers, double fromPixel, double toPixel) {
    double[] finite = numbers.filter(Double::isFinite).sorted().toArray();
    double least = finite.length == 0 ? 0 : finite[0];
    double most = finite.length == 0 ? 1 : finite[finite.length - 1];
    for (double step : STEPS) {
      double low = Math.floor(least / step) * step;
      double high = Math.max(low + step, Math.ceil(most / step) * step);
      if ((high - low) / step <= MOST_MARKS + 0.5) {
        return new Axis(low, high, step, fromPixel, toPixel);
      }
    }
    return new Axis(0, 1, 0.2, fromPixel, toPixel);
  }

  double pixel(double number) {
    return fromPixel + (number - low) / (high - low) * (toPixel - fromPixel);
  }

  List<Double> marks() {
    List<Double> marks = new ArrayList<>();
    int steps = (int) Math.round((high - low) / step);
    for (int i = 0; i <= steps; i++) {
      marks.add(low + i * step);
    }
    return marks;
  }

  /** A mark in words, with as many digits as the step has. */
  String words(double mark) {
    int digits = step < 0.01 ? 3 : step < 0.1 ? 2 : 1;
    return String.format(java.util.Locale.ROOT, "%." + digits + "f", mark);
  }
}
