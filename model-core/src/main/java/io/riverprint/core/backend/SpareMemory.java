package io.riverprint.core.backend;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Buffers that nobody uses, by their size, up to so many bytes in all; those of other sizes give
 * way. Thread-safe.
 */
final class SpareMemory {
  private final long mostBytes;
  private final Map<Integer, Deque<ByteBuffer>> bySize = new HashMap<>();
  private long bytes;

  SpareMemory(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** Keeps the buffer, or leaves it to the collector where that would be too many bytes. */
  synchronized void give(ByteBuffer buffer) {
    int size = buffer.capacity();
    if (bytes + size > mostBytes) {
      bySize.keySet().removeIf(other -> other != size);
      bytes = (long) bySize.getOrDefault(size, new ArrayDeque<>()).size() * size;
    }
    if (bytes + size <= mostBytes) {
      bytes += size;
      bySize.computeIfAbsent(size, any -> new ArrayDeque<>()).push(buffer);
    }
  }

  /** Leaves all to the collector. */
  synchronized void clear() {
    bySize.clear();
    bytes = 0;
  }

  /** A buffer of just this size with whatever was in it, or null where there is none. */
  synchronized @Nullable ByteBuffer take(int size) {
    Deque<ByteBuffer> ofSize = bySize.get(size);
    ByteBuffer spare = ofSize == null ? null : ofSize.poll();
    bytes -= spare == null ? 0 : size;
    return spare;
  }
}
