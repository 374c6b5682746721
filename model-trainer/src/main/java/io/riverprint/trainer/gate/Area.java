package io.riverprint.trainer.gate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Area under the ROC curve by ranks, ties counting half. */
final class Area {
  private Area() {}

  /** In [0, 1]; NaN where all labels are equal. */
  static double underCurve(float[] scores, boolean[] labels) {
    Integer[] order = IntStream.range(0, scores.length).boxed().toArray(Integer[]::new);
    Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
    double ranks = 0;
    double positives = 0;
    for (int from = 0; from < order.length; ) {
      int to = from;
      int inTie = 0;
      for (; to < order.length && scores[order[to]] == scores[order[from]]; to++) {
        inTie += labels[order[to]] ? 1 : 0;
      }
      ranks += inTie * ((from + 1 + to) / 2.0);
      positives += inTie;
      from = to;
    }
    double negatives = scores.length - positives;
    return positives == 0 || negatives == 0
        ? Double.NaN
        : (ranks - positives * (positives + 1) / 2) / (positives * negatives);
  }
}
