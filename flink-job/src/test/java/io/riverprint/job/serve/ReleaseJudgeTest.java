package io.riverprint.job.serve;

import static io.riverprint.job.serve.ReleaseJudge.LEAD_MILLIS;
import static io.riverprint.job.serve.Releases.BROKEN;
import static io.riverprint.job.serve.Releases.NEVER;
import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

final class ReleaseJudgeTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);
  private static final ModelSource MODELS = new Releases(Served.SETTINGS);

  @Test
  void aReleaseIsPassedOnBeforeAnybodyMayReachItsTime() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).announce(release(2, TEN))) {
      judged.time(TEN - 5).whenLoaded();

      assertThat(judged.output()).containsExactly(1L, TEN - 1, 2L, TEN - 5 + LEAD_MILLIS);
    }
  }

  @Test
  void withoutAReleaseNothingIsDecided() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).time(TEN)) {
      assertThat(judged.output()).isEmpty();
      assertThat(judged.judge(release(3, TEN - 99)).output())
          .containsExactly(3L, TEN + LEAD_MILLIS);
    }
  }

  @Test
  void aReleaseThatComesTooLateIsRefusedForAll() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).time(TEN)) {
      judged.announce(release(2, TEN + LEAD_MILLIS));

      assertRefused(judged, 2, "need a later time");
      assertThat(judged.judge(release(3, TEN + LEAD_MILLIS + 1)).passed()).containsExactly(1L, 3L);
    }
  }

  @Test
  void anOlderReleaseIsRefused() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(release(5, FROM_THE_BEGINNING))) {
      judged.announce(release(4, TEN));

      assertRefused(judged, 4, "release 5 is taken already, need a higher version");
    }
  }

  @Test
  void aReleaseThatWouldTakeEffectBeforeAnOlderOneIsRefused() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).judge(release(2, TEN))) {
      judged.announce(release(3, TEN));

      assertRefused(judged, 3, "need a later time");
    }
  }

  @Test
  void anotherReleaseOfTheSameVersionIsRefused() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).announce(release(2, TEN, NEVER))) {
      judged.announce(release(2, TEN + 5));

      assertRefused(judged, 2, "one release a version");
    }
  }

  @Test
  void aBrokenReleaseIsRefusedAndTheNextIsTried() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST)) {
      judged.announce(release(2, TEN, BROKEN)).announce(release(3, TEN + 1));
      judged.whenLoaded().whenLoaded();

      assertRefused(judged, 2, "bundle is broken");
      assertThat(judged.passed()).containsExactly(1L, 3L);
    }
  }

  @Test
  void aBrokenFirstReleaseLeavesRoomForTheNext() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).time(TEN).judge(release(1, TEN, BROKEN))) {
      assertThat(judged.judge(release(2, TEN)).passed()).containsExactly(2L);
    }
  }

  @Test
  void timeStandsBeforeAReleaseThatIsNotReadyUntilTheLimitIsOver() throws Exception {
    long limit = Served.SETTINGS.loadTimeoutMillis();
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).announce(release(2, TEN, NEVER))) {
      judged.clock(9 * limit).time(TEN - 1).time(TEN).clock(10 * limit - 1).time(TEN + 7);
      assertThat(judged.output()).containsExactly(1L, TEN - 1);

      judged.clock(10 * limit);

      assertRefused(judged, 2, "profile.release.load-timeout");
      assertThat(judged.output()).containsExactly(1L, TEN - 1, TEN + 7 + LEAD_MILLIS);
    }
  }

  @Test
  void oneThatNeverLoadsIsNotInTheWayOfTheNext() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).announce(release(2, TEN, NEVER))) {
      judged.time(TEN).clock(Served.SETTINGS.loadTimeoutMillis());

      assertThat(judged.judge(release(3, TEN + 2 * LEAD_MILLIS)).passed()).containsExactly(1L, 3L);
    }
  }

  @Test
  void anAnnouncementReadAgainChangesNothing() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).announce(FIRST)) {
      assertThat(judged.receipts()).isEmpty();
      assertThat(judged.passed()).containsExactly(1L);
    }
  }

  @Test
  void restoredItStillKnowsWhatItPassedDecidedAndHadToJudge() throws Exception {
    OperatorSubtaskState snapshot;
    try (Judged judged = Judged.fresh(MODELS).judge(FIRST).time(TEN)) {
      snapshot = judged.announce(release(2, TEN + 9 * LEAD_MILLIS, NEVER)).snapshot();
    }
    ModelSource quick = release -> MODELS.open(release(release.version(), TEN));
    try (Judged judged = Judged.from(snapshot, quick).whenLoaded().time(TEN - 50)) {
      assertThat(judged.output()).containsExactly(2L, TEN + LEAD_MILLIS);
      judged.announce(FIRST);
      assertRefused(judged, 1, "need a higher version");
    }
  }

  @Test
  void theEndOfInputWaitsForAReleaseThatIsBeingLoaded() throws Exception {
    try (Judged judged = Judged.fresh(MODELS).announce(FIRST).announce(release(2, TEN))) {
      judged.time(Long.MAX_VALUE).end();

      assertThat(judged.output()).containsExactly(1L, TEN - 1, 2L, Long.MAX_VALUE);
    }
  }

  @Test
  void whatItKeptAtHandIsClosedWhenTheNextComesAndAtTheEnd() throws Exception {
    Counted counted = new Counted(MODELS);
    try (Judged judged = Judged.fresh(counted).judge(FIRST).judge(release(2, TEN))) {
      assertThat(judged.passed()).hasSize(2);
      assertThat(counted.open()).isEqualTo(1);
    }
    assertThat(counted.open()).isZero();
  }

  private static void assertRefused(Judged judged, long version, String why) {
    ReleaseReceipt last = judged.lastReceipt();
    assertThat(last.version()).isEqualTo(version);
    assertThat(last.subtask()).isEqualTo(ReleaseReceipt.ALL_SUBTASKS);
    assertThat(last.outcome()).isEqualTo(ReleaseReceipt.Outcome.REFUSED);
    assertThat(last.detail()).contains(why);
  }
}
