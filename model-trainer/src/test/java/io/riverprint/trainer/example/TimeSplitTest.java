package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.trainer.log.Span;
import org.junit.jupiter.api.Test;

final class TimeSplitTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final long WANTED = TimeSplit.CHALLENGE_HORIZON_MILLIS;

  @Test
  void looksFourteenDaysAheadInALongLog() {
    assertThat(of(500 * DAY).horizonMillis()).isEqualTo(14 * DAY);
  }

  @Test
  void looksThreeDaysAheadInAMonth() {
    assertThat(of(30 * DAY).horizonMillis()).isEqualTo(3 * DAY);
  }

  @Test
  void looksThreeHoursAheadInADay() {
    assertThat(of(DAY).horizonMillis()).isEqualTo(3 * HOUR);
  }

  @Test
  void leavesAWholeHorizonOfLabelsBetweenTrainingAndValidationRows() {
    TimeSplit split = of(500 * DAY);

    assertThat(split.fitUntilMillis() - split.trainToMillis()).isEqualTo(14 * DAY);
  }

  @Test
  void leavesAWholeHorizonOfLabelsBetweenValidationRowsAndJudgedProfiles() {
    TimeSplit split = of(500 * DAY);

    assertThat(split.judgeFromMillis() - split.validateToMillis()).isEqualTo(14 * DAY);
  }

  @Test
  void endsTheLabelsOfTheJudgedProfilesWithTheLog() {
    TimeSplit split = of(500 * DAY);

    assertThat(split.judgeToMillis() + split.horizonMillis()).isEqualTo(500 * DAY);
  }

  @Test
  void looksAtNothingAfterTheGivenEnd() {
    TimeSplit split = TimeSplit.of(new Span(0, 500 * DAY), 100 * DAY, WANTED);

    assertThat(split.untilMillis()).isEqualTo(100 * DAY);
  }

  @Test
  void refusesALogOfOneInstant() {
    assertThatThrownBy(() -> TimeSplit.of(new Span(DAY, DAY), Long.MAX_VALUE, WANTED))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("longer log");
  }

  private static TimeSplit of(long millis) {
    return TimeSplit.of(new Span(0, millis - 1), Long.MAX_VALUE, WANTED);
  }
}
