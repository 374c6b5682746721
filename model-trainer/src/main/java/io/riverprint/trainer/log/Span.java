package io.riverprint.trainer.log;

/**
 * From the first to the last event of a log, both included, in event time.
 *
 * @param firstMillis milliseconds since the epoch
 * @param lastMillis milliseconds since the epoch, not before the first
 */
public record Span(long firstMillis, long lastMillis) {
  public Span {
    if (lastMillis < firstMillis) {
      throw new IllegalArgumentException(
          "span: last " + lastMillis + " is before first " + firstMillis);
    }
  }
}
