package io.riverprint.trainer.log;

import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/**
 * What must be known of the purchases before they are split.
 *
 * @param unclear purchases of a SKU without category or price, or with two of them
 */
record SplitHistory(long oldestMillis, long newestMillis, long purchases, long unclear) {
  static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  static SplitHistory read(DuckDb db) throws SQLException {
    long[] found = new long[4];
    db.query(
        "SELECT min(millis), max(millis), count(millis), count(*) FILTER (WHERE category IS NULL OR price IS NULL OR copies > 1) FROM bought",
        row -> {
          for (int i = 0; i < found.length; i++) {
            found[i] = row.getLong(i + 1);
          }
        });
    return new SplitHistory(found[0], found[1], found[2], found[3]);
  }

  /** Midnight of the day 2 x days - 1 before the newest purchase. */
  long trainFrom(int days) {
    return Math.floorDiv(newestMillis - (2L * days - 1) * DAY_MILLIS, DAY_MILLIS) * DAY_MILLIS;
  }

  /**
   * Looks whether there is something to split.
   *
   * @throws UnreadableLogException if not
   */
  void require(Path folder, int days) {
    if (unclear > 0) {
      throw new UnreadableLogException(
          "split of %s: %d purchases of SKUs without category or price or with two, needs one row for every SKU; correct product_properties.parquet"
              .formatted(folder, unclear));
    }
    if (purchases == 0 || oldestMillis >= trainFrom(days)) {
      throw new UnreadableLogException(
          "split of %s: %d purchases over %d days, needs some before two windows of %d days; give a longer log or shorter windows"
              .formatted(folder, purchases, (newestMillis - oldestMillis) / DAY_MILLIS, days));
    }
  }
}
