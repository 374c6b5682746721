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
 * @param heldOut horizons after the training labels: {@value #RELEASE}, or 0 where all of the log
 *     is learnt from because something else judges
 */
public record TimeSplit(long fromMillis, long untilMillis, long horizonMillis, int heldOut) {
  /** 14 days: the challenge's window (reference, section 1.3). */
  public static final long CHALLENGE_HORIZON_MILLIS = 14L * 86_400_000;

  private static final int RELEASE = 4;
  // Five horizons are needed by the parts after the training rows, three are left for these.
  private static final int LEAST_HORIZONS = 8;
  private static final long[] ROUND_MILLIS = {86_400_000, 3_600_000, 60_000, 1_000};

  public TimeSplit {
    if (heldOut != 0 && heldOut != RELEASE) {
      throw new IllegalArgumentException(
          "time split: " + heldOut + " horizons held out, needs 0 or 4");
    }
    if (horizonMillis <= 0 || untilMillis - fromMillis < (2 + heldOut) * horizonMillis) {
      throw new IllegalArgumentException(
          "time split: the log lasts "
              + (untilMillis - fromMillis)
              + " ms, needs at least "
              + (2 + heldOut)
              + " horizons of "
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
    return new TimeSplit(span.firstMillis(), end, horizon, RELEASE);
  }

  /** A split that holds nothing out: labels of the newest training rows end at {@code until}. */
  public static TimeSplit allTraining(Span span, long untilMillis, long horizonMillis) {
    long end = Math.min(untilMillis, span.lastMillis() + 1);
    return new TimeSplit(span.firstMillis(), end, horizonMillis, 0);
  }

  /** Whether there is time to validate and to judge on. */
  public boolean isJudged() {
    return heldOut > 0;
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
    return fitUntilMillis() - horizonMillis;
  }

  /** Training labels and everything fitted come from before this; validation rows from after. */
  public long fitUntilMillis() {
    return untilMillis - heldOut * horizonMillis;
  }

  /** Validation rows are known before this. */
  public long validateToMillis() {
    return untilMillis - Math.max(0, heldOut - 1) * horizonMillis;
  }

  /** Validation labels come from before this; judged profiles are of this time or later. */
  public long judgeFromMillis() {
    return untilMillis - Math.max(0, heldOut - 2) * horizonMillis;
  }

  /** Judged profiles are of before this; their labels end before {@link #untilMillis}. */
  public long judgeToMillis() {
    return untilMillis - Math.max(0, heldOut - 3) * horizonMillis;
  }
}
