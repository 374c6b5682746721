package io.riverprint.core.step;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import java.time.LocalDate;

/** A row's raw columns, filled from left to right. Reused from row to row. */
final class RawRow {
  private static final long DAY_MILLIS = 86_400_000;

  final float[] columns = new float[Columns.INPUT_WIDTH];
  private int at;

  /** Starts a row: the columns that all kinds share (reference, section 4.7, and the pause). */
  void start(int eventCode, long atMillis, float pauseSeconds, boolean first) {
    at = 0;
    for (int code = 0; code < 5; code++) {
      put(code == eventCode);
    }
    long day = Math.floorDiv(atMillis, DAY_MILLIS);
    long hour = Math.floorMod(atMillis, DAY_MILLIS) / 3_600_000;
    put(2f * hour / 23 - 1);
    put(2f * (Math.floorMod(day + 3, 7) + 1) / 6 - 1);
    put(2f * LocalDate.ofEpochDay(day).getDayOfMonth() / 31 - 1);
    put(pauseSeconds);
    put(first);
  }

  void put(float value) {
    columns[at++] = value;
  }

  void put(boolean flag) {
    columns[at++] = flag ? 1 : 0;
  }

  /** Codes from -1 (0) to 1 (255); zeros where there are none. */
  void putCodes(byte[] codes, int from, boolean known) {
    for (int i = 0; i < Catalogue.CODES; i++) {
      put(known ? 2f * (codes[from + i] & 0xff) / 255 - 1 : 0);
    }
  }

  /** A conversion rate; x/0 is 1 and 0/0 is 0 (reference, section 4.1). */
  static float rate(float of, float by) {
    if (by > 0) {
      return of / by;
    }
    return of > 0 ? 1 : 0;
  }
}
