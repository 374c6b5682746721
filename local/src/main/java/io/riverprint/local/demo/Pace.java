package io.riverprint.local.demo;

import java.util.concurrent.locks.LockSupport;

/** A clock that can be waited on. */
interface Pace {

  /** Nanoseconds since some moment. */
  long nanos();

  /** Returns at this moment or when the thread is interrupted, whichever is first. */
  void sleepUntil(long nanos);

  /** The machine's. */
  static Pace ofMachine() {
    return new Pace() {
      @Override
      public long nanos() {
        return System.nanoTime();
      }

      @Override
      public void sleepUntil(long nanos) {
        long left = nanos - System.nanoTime();
        while (left > 0 && !Thread.currentThread().isInterrupted()) {
          LockSupport.parkNanos(left);
          left = nanos - System.nanoTime();
        }
      }
    };
  }
}
