package io.riverprint.trainer.factor;

import java.util.SplittableRandom;
import java.util.function.ToDoubleBiFunction;

/** Users and items with known tastes: what a user likes is drawn by e^(taste . item + fame). */
final class PlantedShop {
  static final int RANK = 6;

  final int[][] trainPairs;
  final int users;
  final int items;
  private final boolean[][] train;
  private final boolean[][] test;

  PlantedShop(int users, int items, int trainPerUser, int testPerUser, long seed) {
    this.users = users;
    this.items = items;
    this.train = new boolean[users][items];
    this.test = new boolean[users][items];
    this.trainPairs = new int[users * trainPerUser][];
    SplittableRandom random = new SplittableRandom(seed);
    double[][] tastes = gaussians(users, random);
    double[][] traits = gaussians(items, random);
    for (int user = 0; user < users; user++) {
      double[] weights = new double[items];
      for (int item = 0; item < items; item++) {
        double x = -Math.log(item + 10.0);
        for (int k = 0; k < RANK; k++) {
          x += 0.7 * tastes[user][k] * traits[item][k];
        }
        weights[item] = Math.exp(x);
      }
      for (int n = 0; n < trainPerUser + testPerUser; n++) {
        int item = take(weights, random);
        (n < trainPerUser ? train : test)[user][item] = true;
        if (n < trainPerUser) {
          trainPairs[user * trainPerUser + n] = new int[] {user, item};
        }
      }
    }
  }

  private static double[][] gaussians(int rows, SplittableRandom random) {
    double[][] values = new double[rows][RANK];
    for (double[] row : values) {
      for (int k = 0; k < RANK; k++) {
        row[k] =
            Math.sqrt(-2 * Math.log(1 - random.nextDouble()))
                * Math.cos(2 * Math.PI * random.nextDouble());
      }
    }
    return values;
  }

  private static int take(double[] weights, SplittableRandom random) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double point = random.nextDouble() * sum;
    int item = 0;
    while (weights[item] == 0 || point >= weights[item]) {
      point -= weights[item++];
    }
    weights[item] = 0;
    return item;
  }

  Interactions interactions() {
    InteractionsBuilder builder = new InteractionsBuilder(items);
    for (int[] pair : trainPairs) {
      builder.add(pair[0], pair[1], 1);
    }
    return builder.build();
  }

  /** Mean over users of the chance that a held-out item is ahead of one the user never took. */
  double auc(ToDoubleBiFunction<Integer, Integer> score) {
    double sum = 0;
    for (int user = 0; user < users; user++) {
      sum += aucOf(user, score);
    }
    return sum / users;
  }

  private double aucOf(int user, ToDoubleBiFunction<Integer, Integer> score) {
    double[] scores = new double[items];
    for (int item = 0; item < items; item++) {
      scores[item] = score.applyAsDouble(user, item);
    }
    double ahead = 0;
    long pairs = 0;
    for (int held = 0; held < items; held++) {
      for (int other = 0; test[user][held] && other < items; other++) {
        if (!test[user][other] && !train[user][other]) {
          ahead += scores[held] > scores[other] ? 1 : 0;
          pairs++;
        }
      }
    }
    return ahead / pairs;
  }
}
