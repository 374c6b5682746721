package io.riverprint.trainer.baseline;

import io.riverprint.schema.EventType;

/** How much a user did of each kind, lately and ever: 30 numbers and a constant. */
final class Recency {
  private static final double[] DAYS = {2, 7, 21, 60};
  private static final int EACH = DAYS.length + 2;
  private static final double NEVER_DAYS = 150;

  static final int WIDTH = EventType.COUNT * EACH + 1;

  private final double[] sums = new double[WIDTH - 1];
  private final double[] newest = new double[EventType.COUNT];
  private final double[] oldest = new double[EventType.COUNT];

  Recency() {
    java.util.Arrays.fill(newest, NEVER_DAYS);
  }

  /** An event so many days before the instant that is looked back from. */
  void take(EventType type, double daysAgo) {
    int kind = type.code();
    for (int k = 0; k < DAYS.length; k++) {
      sums[kind * EACH + k] += Math.exp(-daysAgo / DAYS[k]);
    }
    newest[kind] = Math.min(newest[kind], daysAgo);
    oldest[kind] = Math.max(oldest[kind], daysAgo);
  }

  double[] columns() {
    double[] columns = new double[WIDTH];
    for (int kind = 0; kind < EventType.COUNT; kind++) {
      int at = kind * EACH;
      for (int k = 0; k < DAYS.length; k++) {
        columns[at + k] = Math.log1p(3 * sums[at + k]);
      }
      columns[at + DAYS.length] = Math.log1p(newest[kind]);
      columns[at + DAYS.length + 1] = Math.log1p(oldest[kind]);
    }
    columns[WIDTH - 1] = 1;
    return columns;
  }
}
