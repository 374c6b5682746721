package io.riverprint.local.sim;

import java.util.Arrays;
import java.util.Comparator;

/** Area under the ROC curve by ranks; ties count half. */
final class RankAuroc {
  private RankAuroc() {}

  /** In 0..1, NaN where one of the classes is missing; scores and outcomes are of equal length. */
  static double of(double[] scores, boolean[] outcomes) {
    Integer[] order = new Integer[scores.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double above = 0;
    long no = 0;
    long yes = 0;
    for (int i = 0; i < order.length; ) {
      int tied = i;
      long yesHere = 0;
      while (tied < order.length && scores[order[tied]] == scores[order[i]]) {
        yesHere += outcomes[order[tied++]] ? 1 : 0;
      }
      long noHere = tied - i - yesHere;
      above += yesHere * (no + noHere / 2.0);
      yes += yesHere;
      no += noHere;
      i = tied;
    }
    return above / yes / no;
  }
}
