package io.riverprint.core.factor;

/**
 * The item whose stretch of a cumulative share holds a point: what a binary search finds, in a step
 * or two. A guide table leads to where the point's neighbourhood begins (Chen and Asau, 1974).
 * Immutable.
 */
final class PopularityTable {
  private final float[] cumulative;

  // A power of two long, so that a point's place in it is exact.
  private final int[] first;

  /**
   * A table over shares.
   *
   * @param cumulative ascending to 1, at least one; nobody writes to it
   */
  PopularityTable(float[] cumulative) {
    this.cumulative = cumulative;
    this.first = new int[Integer.highestOneBit(Math.max(1, cumulative.length - 1)) * 2];
    int item = 0;
    for (int place = 0; place < first.length; place++) {
      item = from(item, (float) place / first.length);
      first[place] = item;
    }
  }

  /**
   * The first item whose cumulative share is above the point; the last one where none is.
   *
   * @param point 0 to 1, 1 excluded
   */
  int find(float point) {
    return from(first[(int) (point * first.length)], point);
  }

  private int from(int item, float point) {
    int found = item;
    while (found < cumulative.length - 1 && cumulative[found] <= point) {
      found++;
    }
    return found;
  }
}
