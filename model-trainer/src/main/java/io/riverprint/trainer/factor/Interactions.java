package io.riverprint.trainer.factor;

import java.util.Arrays;

/**
 * Which user likes which items, each pair once: rows of users, item indices ascending in a row. The
 * arrays are the flat list of pairs at the same time. Nobody writes to them after it is made.
 */
public final class Interactions {
  /** Keys of the users, by row; ascending. */
  final long[] userKeys;

  /** Number of items; indices run from 0. */
  final int items;

  /** Where each user's pairs start, and at the end the number of pairs. */
  final int[] starts;

  /** Row of each pair's user. */
  final int[] userOf;

  /** Item of each pair. */
  final int[] itemOf;

  /** Weight of each pair, above 0. */
  final float[] weights;

  Interactions(long[] userKeys, int items, int[] starts, int[] itemOf, float[] weights) {
    this.userKeys = userKeys;
    this.items = items;
    this.starts = starts;
    this.itemOf = itemOf;
    this.weights = weights;
    this.userOf = new int[itemOf.length];
    for (int user = 0; user < userKeys.length; user++) {
      Arrays.fill(userOf, starts[user], starts[user + 1], user);
    }
  }

  /** Number of distinct (user, item) pairs. */
  public int pairs() {
    return itemOf.length;
  }

  /** Number of users with at least one pair. */
  public int users() {
    return userKeys.length;
  }

  /** Number of items, with those nobody likes. */
  public int items() {
    return items;
  }

  /** Row of the user with this key, or a negative number. */
  public int row(long userKey) {
    return Arrays.binarySearch(userKeys, userKey);
  }

  /** Whether the user of this row likes the item: binary search in the row. */
  public boolean has(int row, int item) {
    int low = starts[row];
    int length = starts[row + 1] - low;
    while (length > 1) {
      int half = length >>> 1;
      // Both outcomes cost the same on purpose: the comparison is a coin toss for a branch
      // predictor.
      low = itemOf[low + half] <= item ? low + half : low;
      length -= half;
    }
    return length == 1 && itemOf[low] == item;
  }

  /** How many users like each item. */
  int[] usersOfItems() {
    int[] counts = new int[items];
    for (int item : itemOf) {
      counts[item]++;
    }
    return counts;
  }
}
