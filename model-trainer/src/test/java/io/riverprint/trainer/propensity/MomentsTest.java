package io.riverprint.trainer.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.propensity.Moments.Moment;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** A log of 100 ms with horizons of 10: training labels end at 60, so training rows at 50. */
final class MomentsTest {
  private static final TimeSplit SPLIT = new TimeSplit(0, 100, 10, 4);

  @Test
  void theGridEndsAHorizonBeforeTheLastLabels() {
    Moments moments = new Moments(SPLIT);

    assertThat(moments.periods()).isEqualTo(4);
    assertThat(moments.beginMillis(0)).isEqualTo(20);
    assertThat(moments.beginMillis(3)).isEqualTo(50);
  }

  @Test
  void aUserIsAskedAboutOnTheGridAndAtOneOwnEventOfEachPeriod() {
    Moments moments = new Moments(SPLIT);

    assertThat(moments.of(user(5, 23, 41, 55, 90)))
        .containsExactly(
            new Moment(20, 0),
            new Moment(23, 0),
            new Moment(30, 1),
            new Moment(40, 2),
            new Moment(41, 2),
            new Moment(50, 3));
  }

  @Test
  void noLabelIsOfTheTimeAfterTheTrainingPart() {
    new Moments(SPLIT)
        .of(user(LongStream.range(0, 100).toArray()))
        .forEach(
            moment ->
                assertThat(moment.atMillis() + SPLIT.horizonMillis())
                    .isLessThanOrEqualTo(SPLIT.fitUntilMillis()));
  }

  @Test
  void aShortLogHasOnePeriod() {
    assertThat(new Moments(new TimeSplit(0, 60, 10, 4)).periods()).isEqualTo(1);
  }

  private static UserHistory user(long... atMillis) {
    return new UserHistory("u", LongStream.of(atMillis).mapToObj(MomentsTest::event).toList());
  }

  private static UserEvent event(long atMillis) {
    return UserEvents.of(
        new BehaviorEvent(
            "u", null, atMillis, EventType.PAGE_VISIT, null, "/", null, null, Float.NaN));
  }
}
