package io.riverprint.trainer.probe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The bootstrap over users (Efron, 1979): as many users drawn with replacement, again and again.
 * The draws depend on the seed and the number of users alone, so that those of two models are
 * paired.
 */
final class Resampling {
  /** How often each user is in each draw. */
  private final byte[][] counts;

  Resampling(int draws, int users, long seed) {
    counts = new byte[draws][users];
    SplittableRandom random = new SplittableRandom(seed);
    for (byte[] draw : counts) {
      for (int i = 0; i < users; i++) {
        int user = random.nextInt(users);
        // Once in the mean: 127 times never happens, and must not turn over if it does.
        draw[user] += (byte) (draw[user] < Byte.MAX_VALUE ? 1 : 0);
      }
    }
  }

  /** AUROC of every draw, both means over outputs. */
  Draws draw(TaskLabels labels, float[] scores) {
    Draws draws = new Draws(new double[counts.length], new double[counts.length]);
    int[] mixed = new int[counts.length];
    boolean[] truth = labels.validation();
    for (int output = 0; output < labels.outputs(); output++) {
      LabelColumn column = LabelColumn.of(scores, truth, labels.outputs(), output);
      if (column.isMixed()) {
        add(new Ranking(column), draws.auroc(), mixed);
      }
    }
    for (int draw = 0; draw < counts.length; draw++) {
      draws.mixedAuroc()[draw] = draws.auroc()[draw] / mixed[draw];
      draws.auroc()[draw] /= labels.outputs();
    }
    return draws;
  }

  private void add(Ranking ranking, double[] sums, int[] mixed) {
    for (int draw = 0; draw < counts.length; draw++) {
      double area = ranking.area(counts[draw]);
      if (!Double.isNaN(area)) {
        sums[draw] += area;
        mixed[draw]++;
      }
    }
  }

  /** Users by score, sorted once for all draws. */
  private static final class Ranking {
    private final int[] user;
    private final boolean[] positive;
    private final boolean[] tiedWithNext;

    Ranking(LabelColumn column) {
      int n = column.scores().length;
      long[] order = new long[n];
      for (int i = 0; i < n; i++) {
        int bits = Float.floatToIntBits(column.scores()[i] + 0f);
        order[i] = (long) (bits ^ (bits >> 31 & 0x7fffffff)) << 32 | i;
      }
      Arrays.sort(order);
      user = new int[n];
      positive = new boolean[n];
      tiedWithNext = new boolean[n];
      for (int i = 0; i < n; i++) {
        user[i] = (int) order[i];
        positive[i] = column.positive()[user[i]];
        tiedWithNext[i] = i + 1 < n && order[i] >> 32 == order[i + 1] >> 32;
      }
    }

    /**
     * As {@link io.riverprint.core.metric.Auroc}, each user as often as drawn; NaN if one-class.
     */
    double area(byte[] times) {
      long twicePairs = 0;
      long positives = 0;
      long negatives = 0;
      long tiedPositives = 0;
      long tiedNegatives = 0;
      for (int i = 0; i < user.length; i++) {
        int many = times[user[i]];
        if (positive[i]) {
          tiedPositives += many;
        } else {
          tiedNegatives += many;
        }
        if (!tiedWithNext[i]) {
          twicePairs += tiedPositives * (2 * negatives + tiedNegatives);
          positives += tiedPositives;
          negatives += tiedNegatives;
          tiedPositives = 0;
          tiedNegatives = 0;
        }
      }
      return positives == 0 || negatives == 0
          ? Double.NaN
          : twicePairs / (2.0 * positives * negatives);
    }
  }
}
