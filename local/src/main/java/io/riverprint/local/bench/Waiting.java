package io.riverprint.local.bench;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what has no event of its own. */
final class Waiting {
  private static final long GLANCE_NANOS = 20_000_000;

  private Waiting() {}

  /**
   * Returns when the condition holds.
   *
   * @param otherwise what is said where it does not in time
   * @throws IllegalStateException if it does not in time
   */
  static void until(BooleanSupplier condition, Duration most, Supplier<String> otherwise) {
    long until = System.nanoTime() + most.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(otherwise.get());
      }
      LockSupport.parkNanos(GLANCE_NANOS);
    }
  }
}
