package io.riverprint.job.in;

import java.io.Serializable;

/**
 * Refuses clocks that run ahead: one such event would carry the watermark with it and make everyone
 * else late. Compared with the time in the log, not on the wall, so that a replay agrees.
 *
 * @param maxAheadMillis how far an event may be ahead of its record's timestamp
 */
public record FutureGuard(long maxAheadMillis) implements Serializable {
  public FutureGuard {
    if (maxAheadMillis < 0) {
      throw new IllegalArgumentException(
          "future guard: bound is " + maxAheadMillis + " ms, must be >= 0");
    }
  }

  /**
   * Whether the event's clock cannot be believed.
   *
   * @param loggedMillis timestamp of the record, negative where it has none
   */
  public boolean refuses(long atMillis, long loggedMillis) {
    return loggedMillis >= 0 && atMillis - loggedMillis > maxAheadMillis;
  }
}
