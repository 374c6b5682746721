package io.riverprint.core.net;

/**
 * How old a state is when it is read, as inputs of the readout beside the state itself. A GRU does
 * not see the time that passes after its last row; a readout that does can tell a user who was here
 * a minute ago from one who has been away for a month. The causal form of the reference's decay
 * with the age of the data set's end (reference, section 4.8).
 *
 * <pre>
 * [0] ln(1 + hours) / ln(1 + 8760), at most 1        [2] e^(-days / 7)
 * [1] e^-days                                        [3] e^(-days / 30)
 * </pre>
 *
 * <p>All in [0, 1]. Worked out with {@link StrictMath}: the same bits in training and serving, on
 * every machine.
 */
public final class AgeFeatures {
  /** How many there are. */
  public static final int WIDTH = 4;

  /** Event time of the last row of a user who has none. */
  public static final long NO_ROW = Long.MIN_VALUE;

  private static final double HOUR = 3_600_000;
  private static final double DAY = 24 * HOUR;
  private static final double WHOLE_YEAR = StrictMath.log(1 + 24 * 365);

  private AgeFeatures() {}

  /**
   * Milliseconds from the last row to the instant of the profile. 0 for a user without a row, and
   * for a row of that very instant.
   *
   * @param lastRowMillis when the last row was known; {@link #NO_ROW} for none
   */
  public static long ageMillis(long asOfMillis, long lastRowMillis) {
    return lastRowMillis == NO_ROW ? 0 : Math.max(0, asOfMillis - lastRowMillis);
  }

  /** Writes the {@link #WIDTH} features of an age of 0 or more at {@code to[at]}. */
  public static void write(long ageMillis, float[] to, int at) {
    double days = ageMillis / DAY;
    to[at] = (float) Math.min(1, StrictMath.log(1 + ageMillis / HOUR) / WHOLE_YEAR);
    to[at + 1] = (float) StrictMath.exp(-days);
    to[at + 2] = (float) StrictMath.exp(-days / 7);
    to[at + 3] = (float) StrictMath.exp(-days / 30);
  }
}
