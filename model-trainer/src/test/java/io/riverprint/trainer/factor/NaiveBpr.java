package io.riverprint.trainer.factor;

import java.util.SplittableRandom;

/**
 * BPR as reference section 5.4 defines it, one draw after the other, in doubles: pairs uniform with
 * replacement, the negative from a second pair, skipped if the user has it.
 */
final class NaiveBpr {
  final double[][] users;
  final double[][] items;
  final double[] biases;
  private final int[][] pairs;
  private final boolean[][] has;
  private final SplittableRandom random;

  /**
   * Small random factors.
   *
   * @param pairs distinct (user, item)
   */
  NaiveBpr(int[][] pairs, int users, int items, int width, long seed) {
    this.pairs = pairs;
    this.random = new SplittableRandom(seed);
    this.users = small(users, width);
    this.items = small(items, width);
    this.biases = new double[items];
    this.has = new boolean[users][items];
    for (int[] pair : pairs) {
      has[pair[0]][pair[1]] = true;
    }
  }

  private double[][] small(int rows, int width) {
    double[][] values = new double[rows][width];
    for (double[] row : values) {
      for (int k = 0; k < width; k++) {
        row[k] = (random.nextDouble() - 0.5) / width;
      }
    }
    return values;
  }

  void epoch(double eta, double lambda) {
    for (int d = 0; d < pairs.length; d++) {
      int[] pair = pairs[random.nextInt(pairs.length)];
      int other = pairs[random.nextInt(pairs.length)][1];
      if (!has[pair[0]][other]) {
        step(users[pair[0]], pair[1], other, eta, lambda);
      }
    }
  }

  private void step(double[] w, int i, int j, double eta, double lambda) {
    double g = 1 / (1 + Math.exp(score(w, i) - score(w, j)));
    for (int k = 0; k < w.length; k++) {
      double user = w[k];
      w[k] += eta * (g * (items[i][k] - items[j][k]) - lambda * user);
      items[i][k] += eta * (g * user - lambda * items[i][k]);
      items[j][k] += eta * (-g * user - lambda * items[j][k]);
    }
    biases[i] += eta * (g - lambda * biases[i]);
    biases[j] += eta * (-g - lambda * biases[j]);
  }

  double score(double[] w, int item) {
    double sum = biases[item];
    for (int k = 0; k < w.length; k++) {
      sum += w[k] * items[item][k];
    }
    return sum;
  }
}
