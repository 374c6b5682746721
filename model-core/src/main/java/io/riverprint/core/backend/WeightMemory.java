package io.riverprint.core.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory outside the heap for the weights of one network: only there is a vector sure not to
 * straddle two cache lines. The collector would free it when it next clears the old generation,
 * which may be hours and many releases later; so what is closed is used again by whoever comes
 * next. Thread-safe.
 */
final class WeightMemory implements AutoCloseable {
  private static final int ALIGNMENT = 64;
  private static final SpareMemory SPARE = new SpareMemory(64L << 20);

  private final List<ByteBuffer> taken = new ArrayList<>();

  /** Zeros, this many bytes of them, from a multiple of 64 on. */
  synchronized ByteBuffer take(int bytes) {
    ByteBuffer spare = SPARE.take(bytes);
    ByteBuffer buffer = spare == null ? fresh(bytes) : zeroed(spare);
    taken.add(buffer);
    return buffer;
  }

  /** Gives everything back: nobody may read or write it any more. */
  @Override
  public synchronized void close() {
    taken.forEach(SPARE::give);
    taken.clear();
  }

  private static ByteBuffer fresh(int bytes) {
    try {
      return allocate(bytes);
    } catch (OutOfMemoryError e) {
      SPARE.clear(); // of sizes that nobody asked for
      return allocate(bytes);
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
