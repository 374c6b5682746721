package io.riverprint.trainer.factor;

import io.riverprint.core.feature.LongIndex;
import java.util.Arrays;

/** Collects (user, item, weight) in any order and makes {@link Interactions} of them. */
public final class InteractionsBuilder {
  private final int items;
  private long[] userKeys = new long[1024];
  private int[] itemOf = new int[1024];
  private float[] weights = new float[1024];
  private int size;

  /**
   * A builder without pairs.
   *
   * @param items number of items; indices run from 0
   */
  public InteractionsBuilder(int items) {
    this.items = items;
  }

  /** Adds a liking; weights of the same user and item are added up. */
  public InteractionsBuilder add(long userKey, int item, float weight) {
    if (item < 0 || item >= items || !(Math.abs(weight) < Float.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "interaction of user %d: item %d, weight %s; need an item in 0..%d and a finite weight; leave out events of unknown items"
              .formatted(userKey, item, weight, items - 1));
    }
    if (size == itemOf.length) {
      grow();
    }
    userKeys[size] = userKey;
    itemOf[size] = item;
    weights[size++] = weight;
    return this;
  }

  private void grow() {
    int next = size + (size >> 1);
    userKeys = Arrays.copyOf(userKeys, next);
    itemOf = Arrays.copyOf(itemOf, next);
    weights = Arrays.copyOf(weights, next);
  }

  /** The pairs whose weights add up to more than 0; a user without such a pair has no row. */
  public Interactions build() {
    long[] distinct = distinct(userKeys, size);
    int[] rows = rows(distinct);
    return merge(distinct, startsOf(rows, distinct.length), rows);
  }

  private static long[] distinct(long[] keys, int size) {
    long[] sorted = Arrays.copyOf(keys, size);
    Arrays.parallelSort(sorted);
    int count = 0;
    for (int i = 0; i < size; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private int[] rows(long[] distinct) {
    LongIndex index = new LongIndex(distinct);
    int[] rows = new int[size];
    for (int e = 0; e < size; e++) {
      rows[e] = index.find(userKeys[e]);
    }
    return rows;
  }

  private static int[] startsOf(int[] rows, int users) {
    int[] starts = new int[users + 1];
    for (int row : rows) {
      starts[row + 1]++;
    }
    for (int row = 0; row < users; row++) {
      starts[row + 1] += starts[row];
    }
    return starts;
  }

  /** Entries of each row by item, and in the order of arrival within an item. */
  private long[] sortedEntries(int[] starts, int[] rows) {
    long[] entries = new long[size];
    int[] next = starts.clone();
    for (int e = 0; e < size; e++) {
      entries[next[rows[e]]++] = (long) itemOf[e] << 32 | e;
    }
    for (int row = 0; row + 1 < starts.length; row++) {
      Arrays.sort(entries, starts[row], starts[row + 1]);
    }
    return entries;
  }

  private Interactions merge(long[] keys, int[] entryStarts, int[] rows) {
    long[] entries = sortedEntries(entryStarts, rows);
    long[] keptKeys = new long[keys.length];
    int[] starts = new int[keys.length + 1];
    int[] pairItems = new int[size];
    float[] pairWeights = new float[size];
    int users = 0;
    int pairs = 0;
    for (int row = 0; row < keys.length; row++) {
      int before = pairs;
      for (int at = entryStarts[row]; at < entryStarts[row + 1]; ) {
        int item = (int) (entries[at] >>> 32);
        float weight = 0;
        for (; at < entryStarts[row + 1] && entries[at] >>> 32 == item; at++) {
          weight += weights[(int) entries[at]];
        }
        if (weight > 0) {
          pairItems[pairs] = item;
          pairWeights[pairs++] = weight;
        }
      }
      if (pairs > before) {
        keptKeys[users] = keys[row];
        starts[++users] = pairs;
      }
    }
    return new Interactions(
        Arrays.copyOf(keptKeys, users),
        items,
        Arrays.copyOf(starts, users + 1),
        Arrays.copyOf(pairItems, pairs),
        Arrays.copyOf(pairWeights, pairs));
  }
}
