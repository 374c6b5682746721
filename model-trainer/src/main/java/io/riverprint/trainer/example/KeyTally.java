package io.riverprint.trainer.example;

import io.riverprint.core.feature.Entropy;
import io.riverprint.core.feature.KeyStats;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Counts by key and kind, and the entropy of users within each key, from events that come user by
 * user.
 */
final class KeyTally {
  /** How many best-selling keys are flagged: the reference's 150 (section 4.1). */
  static final int TOP = 150;

  private final int kinds;
  private final float[] counts;
  private final long[] totals;
  private final long[] terms;
  private final int[] ofUser;
  private int[] touched = new int[64];
  private int touchedCount;

  KeyTally(int keys, int kinds) {
    this.kinds = kinds;
    this.counts = new float[keys * kinds];
    this.totals = new long[keys];
    this.terms = new long[keys];
    this.ofUser = new int[keys];
  }

  /** One event of the current user; a key below 0 is not known and not counted. */
  void add(int key, int kind) {
    if (key < 0) {
      return;
    }
    counts[key * kinds + kind]++;
    totals[key]++;
    if (ofUser[key]++ == 0) {
      if (touchedCount == touched.length) {
        touched = Arrays.copyOf(touched, touchedCount * 2);
      }
      touched[touchedCount++] = key;
    }
  }

  /** The current user has no more events. */
  void endUser() {
    for (int i = 0; i < touchedCount; i++) {
      int key = touched[i];
      terms[key] += Entropy.term(ofUser[key]);
      ofUser[key] = 0;
    }
    touchedCount = 0;
  }

  /** What was counted, best sellers flagged by their first kind. */
  KeyStats stats() {
    int n = totals.length;
    float[] entropies = new float[n];
    for (int key = 0; key < n; key++) {
      entropies[key] = Entropy.bits(totals[key], terms[key]);
    }
    boolean[] top = new boolean[n];
    for (int key : best(TOP)) {
      top[key] = true;
    }
    return new KeyStats(kinds, counts.clone(), entropies, top);
  }

  /** Keys with the highest counts of the first kind, above 0; the lower index wins a tie. */
  int[] best(int most) {
    return best(most, 0);
  }

  /** Keys with the highest counts of this kind, above 0; the lower index wins a tie. */
  int[] best(int most, int kind) {
    return IntStream.range(0, totals.length)
        .filter(key -> counts[key * kinds + kind] > 0)
        .boxed()
        .sorted((a, b) -> Float.compare(counts[b * kinds + kind], counts[a * kinds + kind]))
        .limit(most)
        .mapToInt(Integer::intValue)
        .toArray();
  }
}
