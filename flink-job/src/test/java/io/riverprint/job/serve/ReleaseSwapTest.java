package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.BROKEN;
import static io.riverprint.job.serve.Releases.NEVER;
import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static io.riverprint.schema.ReleaseReceipt.Outcome.ACTIVATED;
import static io.riverprint.schema.ReleaseReceipt.Outcome.LOADED;
import static io.riverprint.schema.ReleaseReceipt.Outcome.REFUSED;
import static org.assertj.core.api.Assertions.assertThat;
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

  @Test
  void aReleaseThatNeverComesIsRefusedAndTheOldOneServesOn() throws Exception {
    ServeSettings hasty = new ServeSettings("events", 0, 3, 7, 4, 1_000, 1);
    try (Served served = Served.fresh(hasty, MODELS).announced(FIRST)) {
      served.release(release(2, TEN, NEVER)).event("a", TEN).watermark(TEN);

      assertRefused(served, 2, "profile.release.load-timeout");
      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L);
    }
  }

  @Test
  void aBrokenReleaseIsRefusedAndTheOldOneServesOn() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.announced(release(2, TEN, BROKEN)).event("a", TEN).watermark(TEN);

      assertRefused(served, 2, "bundle is broken");
      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L);
    }
  }

  @Test
  void aBrokenFirstReleaseLeavesTheGateShutForTheNext() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(release(1, TEN, BROKEN))) {
      served.event("a", TEN).watermark(TEN).announced(release(2, TEN));

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(2L);
    }
  }

  @Test
  void anOlderReleaseIsRefused() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(release(5, FROM_THE_BEGINNING))) {
      served.release(release(4, TEN));

      assertRefused(served, 4, "higher version");
    }
  }

  @Test
  void aReleaseWhoseTimeHasPassedIsRefused() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST).watermark(TEN)) {
      served.release(release(2, TEN));

      assertRefused(served, 2, "need a later time");
    }
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

  private static void assertRefused(Served served, long version, String why) {
    ReleaseReceipt last = served.receipts().get(served.receipts().size() - 1);
    assertThat(last.version()).isEqualTo(version);
    assertThat(last.outcome()).isEqualTo(REFUSED);
    assertThat(last.detail()).contains(why);
  }
}
