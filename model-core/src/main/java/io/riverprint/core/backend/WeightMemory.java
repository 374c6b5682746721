package io.riverprint.core.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Memory outside the heap for the weights of one network: only there is a vector sure not to
 * straddle two cache lines. The collector would free it when it next clears the old generation,
 * which may be hours and many releases later; so what is closed is used again by whoever comes
 * next. Thread-safe across networks; each belongs to one thread.
 */
final class WeightMemory implements AutoCloseable {
  private static final int ALIGNMENT = 64;

  /** What is kept for the next ones; the rest is left to the collector. */
  private static final long MOST_SPARE_BYTES = 64L << 20;

  private static final Map<Integer, Deque<ByteBuffer>> SPARE = new HashMap<>();
  private static long spareBytes;

  private final List<ByteBuffer> taken = new ArrayList<>();

  /** Zeros, this many bytes of them, from a multiple of 64 on. */
  ByteBuffer take(int bytes) {
    ByteBuffer spare = spare(bytes);
    ByteBuffer buffer = spare == null ? allocate(bytes) : zeroed(spare);
    taken.add(buffer);
    return buffer;
  }

  /** Gives everything back: nobody may read or write it any more. */
  @Override
  public void close() {
    synchronized (SPARE) {
      for (ByteBuffer buffer : taken) {
        if (spareBytes + buffer.capacity() <= MOST_SPARE_BYTES) {
          spareBytes += buffer.capacity();
          SPARE.computeIfAbsent(buffer.capacity(), size -> new ArrayDeque<>()).push(buffer);
        }
      }
    }
    taken.clear();
  }

  private static @Nullable ByteBuffer spare(int bytes) {
    synchronized (SPARE) {
      Deque<ByteBuffer> ofSize = SPARE.get(bytes);
      ByteBuffer spare = ofSize == null ? null : ofSize.poll();
      spareBytes -= spare == null ? 0 : bytes;
      return spare;
    }
  }

  private static ByteBuffer allocate(int bytes) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes + ALIGNMENT).alignedSlice(ALIGNMENT);
    return buffer.limit(bytes).slice().order(ByteOrder.nativeOrder());
  }

  private static ByteBuffer zeroed(ByteBuffer buffer) {
    for (int at = 0; at < buffer.capacity(); at += Float.BYTES) {
      buffer.putFloat(at, 0);
    }
    return buffer;
  }
}
