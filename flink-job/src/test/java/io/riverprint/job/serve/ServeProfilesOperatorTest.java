package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.job.serve.Served.click;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.List;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.junit.jupiter.api.Test;

final class ServeProfilesOperatorTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);
  private static final ModelSource MODELS = new Releases(SETTINGS);

  @Test
  void stepsAUsersEventsInTheirOrderWhateverTheOrderOfArrival() throws Exception {
    try (Served inOrder = Served.fresh(MODELS).announced(FIRST);
        Served shuffled = Served.fresh(MODELS).announced(FIRST)) {
      inOrder.event("a", TEN).event("b", TEN + 1).event("a", TEN + 2).watermark(TEN + 2);
      shuffled.event("a", TEN + 2).event("a", TEN).event("b", TEN + 1).watermark(TEN + 2);

      assertThat(of("a", shuffled.profiles())).isEqualTo(of("a", inOrder.profiles())).hasSize(2);
      assertThat(of("b", shuffled.profiles())).isEqualTo(of("b", inOrder.profiles())).hasSize(1);
    }
  }

  @Test
  void stepsNothingBeforeTheWatermarkReachesIt() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.event("a", TEN).watermark(TEN - 1);

      assertThat(served.profiles()).isEmpty();
    }
  }

  @Test
  void sendsProfilesBeforeTheWatermarkThatMadeThem() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.event("a", TEN).watermark(TEN);

      List<Object> output = served.output();
      assertThat(output.get(output.size() - 1)).isEqualTo(new Watermark(TEN));
      assertThat(served.profiles()).hasSize(1);
    }
  }

  @Test
  void setsAsideAnEventAtTheWatermarkWithItsBytes() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.watermark(TEN).event("a", TEN).event("a", TEN + 1);

      assertThat(served.late()).hasSize(1);
      assertThat(served.late().get(0).original()).asString(UTF_8).isEqualTo("a@" + TEN);
    }
  }

  @Test
  void makesADeadLetterOfAnEventSentTwice() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.event(click("a", TEN, 7)).event(click("a", TEN, 8)).event(click("a", TEN, 7));
      served.event(click("b", TEN, 7)).watermark(TEN);

      assertThat(of("a", served.profiles())).hasSize(2);
      assertThat(of("b", served.profiles())).hasSize(1);
      assertThat(served.dead())
          .singleElement()
          .satisfies(
              letter -> {
                assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.DUPLICATE);
                assertThat(letter.offset()).isEqualTo(2);
                assertThat(letter.original()).asString(UTF_8).isEqualTo("a@" + TEN);
              });
    }
  }

  @Test
  void stepsTwoEqualEventsWithoutIdsTwice() throws Exception {
    try (Served served = Served.fresh(MODELS).announced(FIRST)) {
      served.event("a", TEN).event("a", TEN).watermark(TEN);

      assertThat(served.profiles()).hasSize(2);
      assertThat(served.dead()).isEmpty();
    }
  }

  @Test
  void holdsEventsAndWatermarkUntilTheFirstReleaseServes() throws Exception {
    try (Served served = Served.fresh(MODELS)) {
      served.event("a", TEN).watermark(TEN).event("a", TEN - 1).release(FIRST);
      assertThat(served.output()).isEmpty();

      served.whenLoaded();

      assertThat(served.profiles()).hasSize(2);
      assertThat(served.late()).isEmpty();
      assertThat(served.output()).contains(new Watermark(TEN));
    }
  }

  @Test
  void leavesOneEntryForEachUserAndNoTimerForOneWhoIsNeverDue() throws Exception {
    ServeSettings onHeap = new ServeSettings("events", 0, 3, 7, 3, 1_000, 5_000);
    try (Served served = Served.fresh(onHeap, new Releases(onHeap)).announced(FIRST)) {
      for (int i = 0; i < 20; i++) {
        served.event(Served.visit("user" + i % 10, TEN + i, i + 1));
      }
      served.snapshot(1);
      served.watermark(TEN + 20);
      assertThat(served.timers()).isPositive();
      served.watermark(TEN + 100 * HOUR);
      served.snapshot(2);

      assertThat(served.timers()).isZero();
      assertThat(served.keyedEntries()).isEqualTo(10);
    }
  }

  @Test
  void whatWaitsAtTheEndOfInputIsSteppedOnceTheReleaseIsThere() throws Exception {
    try (Served served = Served.fresh(MODELS)) {
      served.release(FIRST).event("a", TEN).watermark(Long.MAX_VALUE).end();

      assertThat(served.profiles()).extracting(UserProfile::userId).contains("a");
    }
  }

  static List<UserProfile> of(String user, List<UserProfile> profiles) {
    return profiles.stream().filter(profile -> profile.userId().equals(user)).toList();
  }
}
