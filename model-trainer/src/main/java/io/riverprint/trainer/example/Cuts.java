package io.riverprint.trainer.example;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The instants at which a user's sequence is cut, in one period of a horizon's length.
 *
 * <p>Two kinds. A profile is emitted at the instant of a row, so up to {@value #AT_ROWS} rows are
 * drawn: each with the same chance, as the last row of a period would be a biased choice (it is
 * known of it that nothing followed for a while). And a profile is asked for at any time, as the
 * challenge does at a fixed one for everybody, those who have been silent for long included: so
 * there are {@value #AT_TIMES} fixed instants, the same for all users, evenly spread. From these a
 * network learns what silence means.
 */
final class Cuts {
  /** Most cuts at rows of one user in one period. */
  static final int AT_ROWS = 4;

  /** Cuts at fixed instants in one period, the first at its start. */
  static final int AT_TIMES = 2;

  private Cuts() {}

  /**
   * Of one user, ascending; those at fixed instants only where the user has a row by then.
   *
   * @param known when each row was known, ascending
   * @param rows how many of these there are
   */
  static long[] of(
      long[] known, int rows, long fromMillis, long toMillis, SplittableRandom random) {
    int first = before(known, rows, fromMillis);
    int left = before(known, rows, toMillis) - first;
    int wanted = Math.min(AT_ROWS, left);
    long[] cuts = new long[wanted + AT_TIMES];
    int count = 0;
    for (int row = first; wanted > 0; row++, left--) {
      if (random.nextInt(left) < wanted) {
        cuts[count++] = known[row];
        wanted--;
      }
    }
    for (int time = 0; time < AT_TIMES; time++) {
      long at = fromMillis + (toMillis - fromMillis) * time / AT_TIMES;
      if (rows > 0 && known[0] <= at) {
        cuts[count++] = at;
      }
    }
    Arrays.sort(cuts, 0, count);
    return Arrays.copyOf(cuts, count);
  }

  /** How many rows were known before this instant. */
  static int before(long[] known, int rows, long millis) {
    int low = 0;
    int high = rows;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (known[middle] < millis) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
