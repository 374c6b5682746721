package io.riverprint.trainer.example;

import java.util.Arrays;

/**
 * Maximum-likelihood exponent of Yeo-Johnson for values of at least 0 (reference, section 4.6),
 * from a histogram.
 *
 * <p>The likelihood is -(n/2) ln Var(psi(x)) + (lambda - 1) sum l with l = ln(1 + x). With m the
 * mean of l, Var(psi) = e^(2 lambda m) Var(v), v = (e^(lambda (l - m)) - 1) / lambda, and all terms
 * in m fall out: what is left is to find the least ln Var(v). No power of a large count is ever
 * formed, so nothing overflows and nothing cancels.
 */
final class YeoJohnsonFit {
  private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
  private static final double WIDEST = 8;

  private final double[] logs;
  private final double[] weights;
  private final double total;

  private YeoJohnsonFit(double[] logs, double[] weights, double total) {
    this.logs = logs;
    this.weights = weights;
    this.total = total;
  }

  /** Lambda in [-8, 8] of these values, each that often; 1 where all are equal. */
  static float lambda(float[] values, int[] counts) {
    if (values.length < 2) {
      return 1;
    }
    double total = Arrays.stream(counts).asDoubleStream().sum();
    double[] logs = new double[values.length];
    double mean = 0;
    for (int i = 0; i < values.length; i++) {
      logs[i] = Math.log1p(Math.max(0, values[i]));
      mean += logs[i] * counts[i] / total;
    }
    for (int i = 0; i < logs.length; i++) {
      logs[i] -= mean;
    }
    return (float)
        new YeoJohnsonFit(logs, Arrays.stream(counts).asDoubleStream().toArray(), total).search();
  }

  /** Golden section: the objective has one valley. */
  private double search() {
    double low = -WIDEST;
    double high = WIDEST;
    double left = high - GOLDEN * (high - low);
    double right = low + GOLDEN * (high - low);
    double atLeft = spread(left);
    double atRight = spread(right);
    while (high - low > 1e-8) {
      if (atLeft < atRight) {
        high = right;
        right = left;
        atRight = atLeft;
        left = high - GOLDEN * (high - low);
        atLeft = spread(left);
      } else {
        low = left;
        left = right;
        atLeft = atRight;
        right = low + GOLDEN * (high - low);
        atRight = spread(right);
      }
    }
    return (low + high) / 2;
  }

  /** ln Var(v). */
  private double spread(double lambda) {
    double sum = 0;
    for (int i = 0; i < logs.length; i++) {
      sum += weights[i] * transformed(logs[i], lambda);
    }
    double mean = sum / total;
    double squares = 0;
    for (int i = 0; i < logs.length; i++) {
      double difference = transformed(logs[i], lambda) - mean;
      squares += weights[i] * difference * difference;
    }
    return Math.log(squares / total);
  }

  private static double transformed(double log, double lambda) {
    return Math.abs(lambda) < 1e-12 ? log : Math.expm1(lambda * log) / lambda;
  }
}
