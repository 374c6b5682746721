package io.riverprint.core.user;

import io.riverprint.core.feature.Entropy;
import java.util.Arrays;

/**
 * How often a user met each of the keys met last: bounded, the key touched longest ago goes first.
 * Entries stand in the order of their last touch, so equal histories have equal bytes.
 */
public final class KeyTable {
  // Most users never fill most of their tables: an empty one owns nothing.
  private static final long[] NO_KEYS = {};
  private static final int[] NO_COUNTS = {};
  private static final int FIRST_ROOM = 4;

  private final int kinds;
  private long[] keys;
  private int[] counts;
  private int size;
  private long total;
  private long terms;

  KeyTable(int kinds) {
    this.kinds = kinds;
    this.keys = NO_KEYS;
    this.counts = NO_COUNTS;
  }

  KeyTable(int kinds, int capacity) {
    this.kinds = kinds;
    this.keys = new long[capacity];
    this.counts = new int[capacity * kinds];
  }

  /** Counts one event of this kind; afterwards the key is the newest entry. */
  public void add(long key, int kind, int limit) {
    int at = find(key);
    if (at < 0) {
      makeRoom(limit);
      keys[size] = key;
      Arrays.fill(counts, size * kinds, (size + 1) * kinds, 0);
      at = size++;
    } else {
      at = moveToEnd(at);
    }
    int before = sum(at);
    counts[at * kinds + kind]++;
    total++;
    terms += Entropy.term(before + 1) - Entropy.term(before);
  }

  /** Count of one kind of the key; 0 if it is not among the kept ones. */
  public int count(long key, int kind) {
    int at = find(key);
    return at < 0 ? 0 : counts[at * kinds + kind];
  }

  /** Bits of entropy of the kept keys. */
  public float entropy() {
    return Entropy.bits(total, terms);
  }

  public int size() {
    return size;
  }

  long key(int at) {
    return keys[at];
  }

  int countAt(int at, int kind) {
    return counts[at * kinds + kind];
  }

  int kinds() {
    return kinds;
  }

  /** Appends an entry as read from bytes. */
  void restore(int at, long key, int[] row) {
    keys[at] = key;
    System.arraycopy(row, 0, counts, at * kinds, kinds);
    size = at + 1;
    int sum = sum(at);
    total += sum;
    terms += Entropy.term(sum);
  }

  private int find(long key) {
    for (int i = size - 1; i >= 0; i--) {
      if (keys[i] == key) {
        return i;
      }
    }
    return -1;
  }

  private int sum(int at) {
    int sum = 0;
    for (int kind = 0; kind < kinds; kind++) {
      sum += counts[at * kinds + kind];
    }
    return sum;
  }

  private void makeRoom(int limit) {
    while (size >= limit) {
      forgetOldest();
    }
    if (size == keys.length) {
      int room = Math.max(FIRST_ROOM, size * 2);
      keys = Arrays.copyOf(keys, room);
      counts = Arrays.copyOf(counts, room * kinds);
    }
  }

  private void forgetOldest() {
    int sum = sum(0);
    total -= sum;
    terms -= Entropy.term(sum);
    size--;
    System.arraycopy(keys, 1, keys, 0, size);
    System.arraycopy(counts, kinds, counts, 0, size * kinds);
  }

  private int moveToEnd(int at) {
    int end = size - 1;
    if (at == end) {
      return end;
    }
    long key = keys[at];
    int[] row = Arrays.copyOfRange(counts, at * kinds, (at + 1) * kinds);
    System.arraycopy(keys, at + 1, keys, at, end - at);
    System.arraycopy(counts, (at + 1) * kinds, counts, at * kinds, (end - at) * kinds);
    keys[end] = key;
    System.arraycopy(row, 0, counts, end * kinds, kinds);
    return end;
  }
}
