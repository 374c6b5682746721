package io.riverprint.trainer.baseline;

import io.riverprint.core.feature.Keys;
import java.util.Arrays;
import java.util.stream.IntStream;

/** How often each key came: about 30 bytes a key. */
final class ValueCounts {
  private long[] keys = new long[64];
  private int[] counts = new int[64];
  // Position + 1 in the arrays above by open addressing; 0 is a free slot.
  private int[] slots = new int[256];
  private int size;

  /** Counts one; {@link Keys#NONE} is no value and is not counted. */
  void add(long key) {
    if (key == Keys.NONE) {
      return;
    }
    int slot = slotOf(key);
    if (slots[slot] == 0) {
      slot = added(key);
    }
    counts[slots[slot] - 1]++;
  }

  /** The most frequent keys, most frequent first; of equally frequent ones the first to come. */
  long[] top(int most) {
    return IntStream.range(0, size)
        .boxed()
        .sorted((a, b) -> Integer.compare(counts[b], counts[a]))
        .limit(most)
        .mapToLong(at -> keys[at])
        .toArray();
  }

  private int added(long key) {
    if (size == keys.length) {
      grow();
    }
    keys[size++] = key;
    int slot = slotOf(key);
    slots[slot] = size;
    return slot;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    counts = Arrays.copyOf(counts, size * 2);
    slots = new int[slots.length * 2];
    for (int at = 0; at < size; at++) {
      slots[slotOf(keys[at])] = at + 1;
    }
  }

  private int slotOf(long key) {
    int slot = (int) Keys.mix(key) & slots.length - 1;
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }
}
