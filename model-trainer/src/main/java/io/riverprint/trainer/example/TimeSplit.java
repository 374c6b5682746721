package io.riverprint.trainer.example;

import io.riverprint.trainer.log.Span;

/**
 * What each stretch of a log is for. Split by time only: no row, label or statistic of training
 * comes from after {@link #fitUntilMillis}, none of the validation from after {@link
 * #judgeFromMillis}.
 *
 * <p>A profile speaks of the {@code horizon} after its own instant, so between the rows of one part
 * and those of the next lies a horizon full of labels. Backwards from {@code until}, a horizon
 * each: labels of the judged profiles, the judged profiles, labels of the validation, rows of the
 * validation, labels of the newest training rows. All before that are training rows, taken period
 * by period, each a horizon long.
 *
 * @param fromMillis first event
 * @param untilMillis end of the log used, exclusive
 * @param horizonMillis how far ahead the heads look
 */
public record TimeSplit(long fromMillis, long untilMillis, long horizonMillis) {
  /** 14 days: the challenge's window (reference, section 1.3). */
  public static final long CHALLENGE_HORIZON_MILLIS = 14L * 86_400_000;

  // Five horizons are needed by the parts after the training rows, three are left for these.
  private static final int LEAST_HORIZONS = 8;
  private static final long[] ROUND_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};

  public TimeSplit {
    if (horizonMillis <= 0 || untilMillis - fromMillis < 6 * horizonMillis) {
      throw new IllegalArgumentException(
          "time split: the log lasts "
              + (untilMillis - fromMillis)
              + " ms, needs at least six horizons of "
              + horizonMillis
              + " ms; give a longer log or a shorter horizon");
    }
  }

  /**
   * A split with the wanted horizon, or with an eighth of the log where that is shorter, rounded
   * down to whole days, hours, minutes or seconds. So 30 days get 3 days, and one day gets 3 hours.
   */
  public static TimeSplit of(Span span, long untilMillis, long wantedHorizonMillis) {
    long end = Math.min(untilMillis, span.lastMillis() + 1);
    long longest = (end - span.firstMillis()) / LEAST_HORIZONS;
    long horizon = Math.min(wantedHorizonMillis, roundedDown(longest));
    return new TimeSplit(span.firstMillis(), end, horizon);
  }

  private static long roundedDown(long millis) {
    for (long round : ROUND_MILLIS) {
      if (millis >= round) {
        return millis / round * round;
      }
    }
    return millis;
  }

  /** Training rows are known before this. */
  public long trainToMillis() {
    return untilMillis - 5 * horizonMillis;
  }

  /** Training labels and everything fitted come from before this; validation rows from after. */
  public long fitUntilMillis() {
    return untilMillis - 4 * horizonMillis;
  }

  /** Validation rows are known before this. */
  public long validateToMillis() {
    return untilMillis - 3 * horizonMillis;
  }

  /** Validation labels come from before this; judged profiles are of this time or later. */
  public long judgeFromMillis() {
    return untilMillis - 2 * horizonMillis;
  }

  /** Judged profiles are of before this; their labels end before {@link #untilMillis}. */
  public long judgeToMillis() {
    return untilMillis - horizonMillis;
  }
}
