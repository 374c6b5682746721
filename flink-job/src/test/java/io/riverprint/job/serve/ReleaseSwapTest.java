package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.BROKEN;
import static io.riverprint.job.serve.Releases.NEVER;
import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static io.riverprint.schema.ReleaseReceipt.Outcome.ACTIVATED;
import static io.riverprint.schema.ReleaseReceipt.Outcome.LOADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UserProfile;
import org.junit.jupiter.api.Test;

final class ReleaseSwapTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);
  private static final ModelSource MODELS = new Releases(SETTINGS);

  @Test
  void oneWatermarkAcrossTheEffectiveTimeIsServedByBothReleases() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).announced(release(2, TEN))) {
      served.event("a", TEN).event("a", TEN - 1).event("b", TEN + 1).watermark(TEN + 1);

      assertThat(served.profiles())
          .extracting(UserProfile::userId, UserProfile::release)
          .containsExactlyInAnyOrder(tuple("a", 1L), tuple("a", 2L), tuple("b", 2L));
    }
  }

  @Test
  void theOldReleaseServesUpToTheInstantBefore() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).announced(release(2, TEN))) {
      served.event("a", TEN - 1).watermark(TEN - 1).event("a", TEN).watermark(TEN);

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L, 2L);
    }
  }

  @Test
  void everyStepOfAReleaseIsReceipted() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).announced(release(2, TEN))) {
      served.watermark(TEN);

      assertThat(served.receipts())
          .extracting(ReleaseReceipt::version, ReleaseReceipt::outcome)
          .containsExactly(
              tuple(1L, LOADED), tuple(1L, ACTIVATED), tuple(2L, LOADED), tuple(2L, ACTIVATED));
    }
  }

  @Test
  void theFirstReleaseServesWhateverItsTime() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(release(3, TEN + 1_000))) {
      served.event("a", TEN).watermark(TEN);

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(3L);
    }
  }

  @Test
  void aReleaseNotLoadedAtItsTimeIsWaitedFor() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).release(release(2, TEN))) {
      served.event("a", TEN).watermark(TEN);

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(2L);
    }
  }

  /** Refused it was by nobody: the judge found it good. Serving on would be another release. */
  @Test
  void aReleaseThisSubtaskCannotLoadFailsTheJob() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).release(release(2, TEN, BROKEN))) {
      assertThatThrownBy(() -> served.event("a", TEN).watermark(TEN))
          .rootCause()
          .hasMessageContaining("bundle is broken");
      assertThat(served.profiles()).isEmpty();
    }
  }

  @Test
  void aReleaseThisSubtaskIsTooSlowToLoadFailsTheJob() throws Exception {
    ServeSettings hasty = new ServeSettings("events", 0, 3, 7, 4, 1_000, 1);
    try (Served served = Served.fresh(hasty, MODELS).announced(FIRST)) {
      served.release(release(2, TEN, NEVER)).event("a", TEN);
      assertThatThrownBy(() -> served.watermark(TEN))
          .hasStackTraceContaining("all subtasks must serve the same release");
      assertThat(served.profiles()).isEmpty();
    }
  }

  @Test
  void nobodyStepsFurtherThanIsDecided() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.event("a", TEN).event("a", TEN + 1).decided(TEN).eventsUntil(TEN + 9);
      assertThat(served.profiles()).extracting(UserProfile::asOfMillis).containsExactly(TEN);

      served.announced(release(2, TEN + 1)).decided(TEN + 1);
      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L, 2L);
    }
  }

  @Test
  void theOldModelIsClosedAtTheSwapAndAllAtTheEnd() throws Exception {
    Counted counted = new Counted(MODELS);
    try (Served served = Served.fresh(counted).announced(FIRST).announced(release(2, TEN))) {
      assertThat(counted.open()).isEqualTo(2);
      served.watermark(TEN);
      assertThat(counted.open()).isEqualTo(1);
    }
    assertThat(counted.open()).isZero();
  }

  @Test
  void anAnnouncementReadAgainChangesNothing() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).release(FIRST)) {
      assertThat(served.receipts()).hasSize(2);
    }
  }

  @Test
  void releasesAnnouncedTogetherServeOneAfterTheOther() throws Exception {
    try (Served served = Served.fresh(MODELS).release(FIRST).release(release(2, TEN))) {
      served.release(release(3, TEN + 10)).whenLoaded();
      served.event("a", TEN - 1).event("a", TEN).event("a", TEN + 10).watermark(TEN + 10);

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L, 2L, 3L);
    }
  }
}
