package io.riverprint.trainer.probe;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The bootstrap over users (Efron, 1979): as many users drawn with replacement, again and again.
 * The draws depend on the seed and the number of users alone, so that those of two models are
 * paired.
 */
public final class Resampling {
  /** How often each user is in each draw. */
  private final byte[][] counts;

  /** So many draws of as many users. */
  public Resampling(int draws, int users, long seed) {
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
        add(new Ranking(column.scores(), column.positive()), draws.auroc(), mixed);
      }
    }
    for (int draw = 0; draw < counts.length; draw++) {
      draws.mixedAuroc()[draw] = draws.auroc()[draw] / mixed[draw];
      draws.auroc()[draw] /= labels.outputs();
    }
    return draws;
  }

  /** The area of every draw; NaN where a draw has users of one class only. */
  public double[] areas(Ranking ranking) {
    return Arrays.stream(counts).mapToDouble(ranking::area).toArray();
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
}
