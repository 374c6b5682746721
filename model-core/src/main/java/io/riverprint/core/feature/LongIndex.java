package io.riverprint.core.feature;

import java.util.Arrays;

/** From keys to their positions 0..n-1. Fixed once made; open addressing, half full. */
public final class LongIndex {
  /** Said of a key that is not there. */
  public static final int ABSENT = -1;

  private final long[] slots;
  private final int[] positions;
  private final int mask;

  /** Indexes the keys by their position; of equal keys the first wins. */
  public LongIndex(long[] keys) {
    int size = Integer.highestOneBit(Math.max(4, keys.length * 2 - 1)) * 2;
    this.mask = size - 1;
    this.slots = new long[size];
    this.positions = new int[size];
    Arrays.fill(positions, ABSENT);
    for (int i = 0; i < keys.length; i++) {
      put(keys[i], i);
    }
  }

  private void put(long key, int position) {
    int slot = slotOf(key);
    if (positions[slot] == ABSENT) {
      slots[slot] = key;
      positions[slot] = position;
    }
  }

  /** Position of the key, or {@link #ABSENT}. */
  public int find(long key) {
    return positions[slotOf(key)];
  }

  private int slotOf(long key) {
    int slot = (int) Keys.mix(key) & mask;
    while (positions[slot] != ABSENT && slots[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }
}
