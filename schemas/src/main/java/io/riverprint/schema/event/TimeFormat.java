package io.riverprint.schema.event;

/** How a shop writes the time of an event. */
public enum TimeFormat {
  /**
   * By its shape: a number below 10^11 is seconds (the year 5138), any other number milliseconds
   * (from March 1973 on), a text with a T is ISO-8601, one with a blank the challenge's.
   */
  AUTO,
  /** Milliseconds since the epoch, a number or its text. */
  EPOCH_MILLIS,
  /** Seconds since the epoch, a number or its text, with decimals or without. */
  EPOCH_SECONDS,
  /** {@code 2022-06-01T12:00:00.000+02:00}; decimals may be absent, the zone must not be. */
  ISO_8601,
  /** {@code 2022-06-01 12:00:00}, in UTC. */
  CHALLENGE
}
