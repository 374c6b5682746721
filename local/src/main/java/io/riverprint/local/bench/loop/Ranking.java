package io.riverprint.local.bench.loop;

import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * One column's asks by score, sorted once, so that its AUROC under any weights of the users is one
 * walk: what a bootstrap needs. A tie counts one half.
 */
final class Ranking {
  private final int[] users;
  private final boolean[] positive;
  private final boolean[] endsTie;

  /**
   * A ranking.
   *
   * @param userOf user of each ask
   */
  Ranking(Column column, float[] scores, int[] userOf) {
    int[] order =
        IntStream.range(0, scores.length)
            .filter(ask -> column.asked()[ask])
            .boxed()
            .sorted(Comparator.comparingDouble(ask -> scores[ask]))
            .mapToInt(Integer::intValue)
            .toArray();
    users = new int[order.length];
    positive = new boolean[order.length];
    endsTie = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      users[i] = userOf[order[i]];
      positive[i] = column.label()[order[i]];
      endsTie[i] = i + 1 == order.length || scores[order[i]] != scores[order[i + 1]];
    }
  }

  /** The area where each user counts so often; NaN where only one of both outcomes is left. */
  double area(int[] timesOfUser) {
    long twicePairs = 0;
    long positives = 0;
    long negatives = 0;
    long tiedPositives = 0;
    long tiedNegatives = 0;
    for (int i = 0; i < users.length; i++) {
      int times = timesOfUser[users[i]];
      tiedPositives += positive[i] ? times : 0;
      tiedNegatives += positive[i] ? 0 : times;
      if (endsTie[i]) {
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
