package io.riverprint.trainer.baseline;

/** Logistic regression on a few columns, by gradient steps with momentum. Not for large tables. */
final class LogisticFit {
  private static final int STEPS = 600;
  private static final double RATE = 0.2;
  private static final double MOMENTUM = 0.95;
  private static final double RIDGE = 3;

  private final double[] mean;
  private final double[] spread;
  private final double[] weights;

  /**
   * Fits.
   *
   * @param x rows of equal width, the last column 1; at least one row
   * @param y what was true of each
   */
  LogisticFit(double[][] x, boolean[] y) {
    int width = x[0].length;
    mean = new double[width];
    spread = new double[width];
    weights = new double[width];
    measure(x);
    double[][] scaled = new double[x.length][];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = scaled(x[i]);
    }
    double[] speed = new double[width];
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = gradient(scaled, y);
      for (int k = 0; k < width; k++) {
        speed[k] = MOMENTUM * speed[k] - RATE * (1 - MOMENTUM) * gradient[k];
        weights[k] += speed[k];
      }
    }
  }

  /** Probability, 0 to 1. */
  double chance(double[] row) {
    return sigmoid(dot(scaled(row)));
  }

  private double[] gradient(double[][] x, boolean[] y) {
    double[] gradient = new double[weights.length];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = RIDGE * weights[k] / x.length;
    }
    for (int i = 0; i < x.length; i++) {
      double error = (sigmoid(dot(x[i])) - (y[i] ? 1 : 0)) / x.length;
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] += error * x[i][k];
      }
    }
    return gradient;
  }

  private void measure(double[][] x) {
    for (int k = 0; k < mean.length - 1; k++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : x) {
        sum += row[k];
        squares += row[k] * row[k];
      }
      mean[k] = sum / x.length;
      spread[k] = Math.sqrt(Math.max(0, squares / x.length - mean[k] * mean[k]));
    }
    spread[mean.length - 1] = 1;
  }

  private double[] scaled(double[] row) {
    double[] scaled = new double[row.length];
    for (int k = 0; k < row.length; k++) {
      scaled[k] = spread[k] > 0 ? (row[k] - mean[k]) / spread[k] : 0;
    }
    return scaled;
  }

  private double dot(double[] row) {
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += weights[k] * row[k];
    }
    return sum;
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
