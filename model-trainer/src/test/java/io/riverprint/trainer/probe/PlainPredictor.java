package io.riverprint.trainer.probe;

import java.util.List;

/** The predictor as slow loops over doubles. */
final class PlainPredictor {
  private final List<float[]> weights;
  private final int thin;
  private final int wide;
  private int at;

  PlainPredictor(List<float[]> weights, int thin, int wide) {
    this.weights = weights;
    this.thin = thin;
    this.wide = wide;
  }

  double[] logits(double[] x) {
    at = 0;
    double[] state = norm(dense(x, thin));
    for (int block = 0; block < 3; block++) {
      double[] inner = dense(norm(state), wide);
      for (int i = 0; i < wide; i++) {
        inner[i] = inner[i] / 2 * (1 + erf(inner[i] / Math.sqrt(2)));
      }
      double[] change = dense(inner, thin);
      for (int i = 0; i < thin; i++) {
        state[i] += change[i];
      }
    }
    double[] normed = norm(state);
    return dense(normed, weights.get(at).length / thin);
  }

  private double[] dense(double[] x, int outputs) {
    float[] w = weights.get(at++);
    float[] b = weights.get(at++);
    double[] y = new double[outputs];
    for (int o = 0; o < outputs; o++) {
      y[o] = b[o];
      for (int i = 0; i < x.length; i++) {
        y[o] += w[o * x.length + i] * x[i];
      }
    }
    return y;
  }

  private double[] norm(double[] x) {
    float[] scale = weights.get(at++);
    float[] shift = weights.get(at++);
    double mean = 0;
    for (double value : x) {
      mean += value / x.length;
    }
    double variance = 0;
    for (double value : x) {
      variance += (value - mean) * (value - mean) / x.length;
    }
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = (x[i] - mean) / Math.sqrt(variance + 1e-5) * scale[i] + shift[i];
    }
    return y;
  }

  /** 2/sqrt(pi) times the Maclaurin series; enough terms for arguments below 4. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 120; n++) {
      term *= -x * x / n;
      sum += term / (2 * n + 1);
    }
    return 2 / Math.sqrt(Math.PI) * sum;
  }
}
