package io.riverprint.local.bench;

import io.riverprint.trainer.factor.Interactions;
import io.riverprint.trainer.factor.InteractionsBuilder;
import java.util.BitSet;
import java.util.SplittableRandom;

/** Likings made up for measuring: items by Zipf's law with exponent 1, users alike. */
final class ZipfPairs {
  private final double[] cumulative;
  private final int[] itemOfRank;
  private final SplittableRandom random;

  ZipfPairs(int items, long seed) {
    this.random = new SplittableRandom(seed);
    this.cumulative = new double[items];
    this.itemOfRank = new int[items];
    double sum = 0;
    for (int rank = 0; rank < items; rank++) {
      sum += 1.0 / (rank + 1);
      cumulative[rank] = sum;
      // As in a shop, an item's number says nothing about its popularity.
      int other = random.nextInt(rank + 1);
      itemOfRank[rank] = itemOfRank[other];
      itemOfRank[other] = rank;
    }
  }

  /** So many distinct pairs, shared out evenly among the users. */
  Interactions make(int users, int pairs) {
    InteractionsBuilder builder = new InteractionsBuilder(itemOfRank.length);
    for (int user = 0; user < users; user++) {
      long until = (long) pairs * (user + 1) / users;
      addDistinct(builder, user, (int) (until - (long) pairs * user / users));
    }
    return builder.build();
  }

  private void addDistinct(InteractionsBuilder builder, int user, int count) {
    BitSet has = new BitSet();
    for (int left = count; left > 0; ) {
      int item = draw();
      if (!has.get(item)) {
        has.set(item);
        builder.add(user, item, 1);
        left--;
      }
    }
  }

  private int draw() {
    double point = random.nextDouble() * cumulative[cumulative.length - 1];
    int low = 0;
    int high = cumulative.length - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (cumulative[middle] > point) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return itemOfRank[low];
  }
}
