package io.riverprint.core.feature;

/**
 * Shop-wide statistics of one sort of key (SKU, category, name cluster, URL, query, query cluster),
 * fitted on the training part. Position i speaks of the key with index i.
 *
 * @param kinds counts per key: 3 (buys, adds, removes) for product keys, 1 for URLs and queries
 * @param counts key after key, {@code kinds} each
 * @param entropies bits, of users within the key
 * @param top whether the key is among the best-selling 150
 */
public record KeyStats(int kinds, float[] counts, float[] entropies, boolean[] top) {
  public KeyStats {
    int n = entropies.length;
    if (counts.length != n * kinds || top.length != n) {
      throw new IllegalArgumentException(
          "statistics of "
              + n
              + " keys of "
              + kinds
              + " kinds: has "
              + counts.length
              + " counts and "
              + top.length
              + " flags");
    }
  }

  public int size() {
    return entropies.length;
  }

  /** Count of one kind of one key; 0 for a key that is not known (index below 0). */
  public float count(int index, int kind) {
    return index < 0 ? 0 : counts[index * kinds + kind];
  }

  public float entropy(int index) {
    return index < 0 ? 0 : entropies[index];
  }

  public boolean isTop(int index) {
    return index >= 0 && top[index];
  }
}
