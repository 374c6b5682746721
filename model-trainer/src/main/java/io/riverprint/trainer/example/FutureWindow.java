package io.riverprint.trainer.example;

/**
 * How far ahead FIP looks (reference, section 5.2): the rows of the next 28 days, or of two
 * horizons of a log whose horizon is shorter than the challenge's.
 */
public final class FutureWindow {
  private static final long CHALLENGE_MILLIS = 28L * 86_400_000;

  private FutureWindow() {}

  /** Its length. */
  public static long millis(long horizonMillis) {
    return Math.min(CHALLENGE_MILLIS, 2 * horizonMillis);
  }
}
