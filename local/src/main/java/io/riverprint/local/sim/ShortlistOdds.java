package io.riverprint.local.sim;

import java.util.Arrays;

/**
 * How often a user at a leaf chooses an item. {@link Choice#item} draws a shortlist of k items by
 * popularity p and takes one of them by liking w, so that by symmetry an item is taken with chance
 * k p E[w / (w + W)], W the likings of the k - 1 others. The mean is over drawn shortlists; the
 * draws depend on user and leaf alone.
 */
final class ShortlistOdds {
  private static final int DRAWS = 32;

  private final Choice choice;
  private final Shelves shelves;
  private final double[] others = new double[DRAWS];
  private final SplitMix random = new SplitMix(0);
  private int user = -1;
  private int leaf = -1;

  ShortlistOdds(Choice choice, Shelves shelves) {
    this.choice = choice;
    this.shelves = shelves;
  }

  double chance(int who, int category, int item) {
    draw(who, category);
    double liking = choice.liking(who, item);
    double mean = 0;
    for (double rest : others) {
      mean += liking / (liking + rest) / DRAWS;
    }
    return Choice.SHORTLIST * shelves.share(category, item) * mean;
  }

  /** Targets come leaf by leaf, so that the last one's draws mostly do. */
  private void draw(int who, int category) {
    if (who == user && category == leaf) {
      return;
    }
    user = who;
    leaf = category;
    random.seed(0x5407, who, category);
    Arrays.fill(others, 0);
    for (int d = 0; d < DRAWS; d++) {
      for (int k = 1; k < Choice.SHORTLIST; k++) {
        others[d] += choice.liking(who, shelves.popular(category, random));
      }
    }
  }
}
