package io.riverprint.trainer.propensity;

import java.util.Arrays;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.CholeskyDecomposition;

/**
 * Logistic regression with a ridge, by Newton's method on columns of mean 0 and variance 1. The
 * last column of a table is the constant, and not held back.
 */
final class LogisticRegression {
  private static final int MOST_STEPS = 40;
  private static final double CLOSE = 1e-7;
  private static final double FIRM = 1e-9;

  private final Table table;
  private final double ridge;
  private final double[] expected;
  private final double[] mean;
  private final double[] spread;
  private final double[] weights;

  private LogisticRegression(Table table, double ridge, double[] expected) {
    this.table = table;
    this.ridge = ridge;
    this.expected = expected;
    this.mean = new double[table.width];
    this.spread = new double[table.width];
    this.weights = new double[table.width];
  }

  /**
   * Weights of the columns as they are in the table.
   *
   * @param table with both labels
   * @param ridge in rows: how many rows' curvature each weight is held back by
   * @param expected what each weight is held to, and is where its column never changes
   */
  static double[] fit(Table table, double ridge, double... expected) {
    LogisticRegression fit = new LogisticRegression(table, ridge, expected);
    fit.measure();
    double moved = Double.MAX_VALUE;
    for (int step = 0; step < MOST_STEPS && moved > CLOSE; step++) {
      moved = fit.step();
    }
    return fit.unscaled();
  }

  private void measure() {
    int constant = table.width - 1;
    for (int k = 0; k < constant; k++) {
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < table.rows(); row++) {
        sum += table.value(row, k);
        squares += (double) table.value(row, k) * table.value(row, k);
      }
      mean[k] = sum / table.rows();
      double variance = squares / table.rows() - mean[k] * mean[k];
      spread[k] = variance > FIRM ? Math.sqrt(variance) : 0;
    }
    spread[constant] = 1;
  }

  /** One step; how far the weight that moved most has moved. */
  private double step() {
    int width = table.width;
    double[] gradient = new double[width];
    double[][] curvature = new double[width][width];
    for (int k = 0; k < width; k++) {
      boolean held = k < width - 1;
      gradient[k] = held ? -ridge * (weights[k] - expected[k] * spread[k]) : 0;
      curvature[k][k] = held ? ridge : FIRM;
    }
    double[] x = new double[width];
    for (int row = 0; row < table.rows(); row++) {
      add(row, x, gradient, curvature);
    }
    mirror(curvature);
    double[] by =
        new CholeskyDecomposition(new Array2DRowRealMatrix(curvature, false))
            .getSolver()
            .solve(new ArrayRealVector(gradient, false))
            .toArray();
    for (int k = 0; k < width; k++) {
      weights[k] += by[k];
    }
    return Arrays.stream(by).map(Math::abs).max().orElse(0);
  }

  private void add(int row, double[] x, double[] gradient, double[][] curvature) {
    double logit = 0;
    for (int k = 0; k < x.length; k++) {
      x[k] = spread[k] > 0 ? (table.value(row, k) - mean[k]) / spread[k] : 0;
      logit += weights[k] * x[k];
    }
    double chance = 1 / (1 + Math.exp(-logit));
    double error = (table.label(row) ? 1 : 0) - chance;
    double curved = chance * (1 - chance);
    for (int a = 0; a < x.length; a++) {
      gradient[a] += error * x[a];
      double at = curved * x[a];
      for (int b = 0; b <= a; b++) {
        curvature[a][b] += at * x[b];
      }
    }
  }

  private static void mirror(double[][] lower) {
    for (int a = 0; a < lower.length; a++) {
      for (int b = 0; b < a; b++) {
        lower[b][a] = lower[a][b];
      }
    }
  }

  private double[] unscaled() {
    double[] raw = new double[weights.length];
    int constant = raw.length - 1;
    raw[constant] = weights[constant];
    for (int k = 0; k < constant; k++) {
      raw[k] = spread[k] > 0 ? weights[k] / spread[k] : expected[k];
      raw[constant] -= raw[k] * mean[k];
    }
    return raw;
  }
}
