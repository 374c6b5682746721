package io.riverprint.core.propensity;

import io.riverprint.schema.EventType;
import java.util.Arrays;

/**
 * How much a user did of each kind, lately and ever, as of an instant: for each kind four sums that
 * fade with time constants of 60, 20, 6.7 and 2.2 days, and how long ago its first and newest event
 * are; and how long ago anything was. One for each thread; holds one user at a time.
 */
public final class Recency {
  /** Columns, the last of them 1. */
  public static final int WIDTH;

  static final double DAY_MILLIS = 86_400_000;
  private static final int FADING = 4;
  private static final int EACH = FADING + 2;
  private static final double SLOWEST_DAYS = 60;

  /** Days since an event of a kind that the user never did. */
  private static final double NEVER_DAYS = 150;

  /** Where a sum of fading events turns from a count into an order of magnitude. */
  private static final double SCALE = 3;

  static {
    WIDTH = EventType.COUNT * EACH + 2;
  }

  private final double[] sums = new double[EventType.COUNT * FADING];
  private final double[] newest = new double[EventType.COUNT];
  private final double[] oldest = new double[EventType.COUNT];

  /** Forgets the user. */
  void clear() {
    Arrays.fill(sums, 0);
    Arrays.fill(newest, NEVER_DAYS);
    Arrays.fill(oldest, 0);
  }

  /** What is left after so many days of a thing that fades by e in 60. */
  static double faded(double daysAgo) {
    return StrictMath.exp(-daysAgo / SLOWEST_DAYS);
  }

  /**
   * Takes an event.
   *
   * @param faded of its days, see {@link #faded}
   */
  void take(EventType type, double daysAgo, double faded) {
    int kind = type.code();
    double left = faded;
    for (int k = 0; k < FADING; k++) {
      sums[kind * FADING + k] += left;
      left = left * left * left;
    }
    newest[kind] = Math.min(newest[kind], daysAgo);
    oldest[kind] = Math.max(oldest[kind], daysAgo);
  }

  /** Writes the {@link #WIDTH} columns. */
  void write(double[] columns) {
    int at = 0;
    double anything = NEVER_DAYS;
    for (int kind = 0; kind < EventType.COUNT; kind++) {
      anything = Math.min(anything, newest[kind]);
      for (int k = 0; k < FADING; k++) {
        columns[at++] = StrictMath.log1p(SCALE * sums[kind * FADING + k]);
      }
      columns[at++] = StrictMath.log1p(newest[kind]);
      columns[at++] = StrictMath.log1p(oldest[kind]);
    }
    columns[at++] = StrictMath.log1p(anything);
    columns[at] = 1;
  }
}
