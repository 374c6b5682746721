package io.riverprint.job.watch;

import static io.riverprint.job.watch.Findings.DAY;
import static io.riverprint.job.watch.Findings.HORIZON;
import static io.riverprint.job.watch.Findings.HOUR;
import static io.riverprint.job.watch.Findings.START;
import static io.riverprint.job.watch.Findings.asked;
import static io.riverprint.job.watch.Findings.bought;
import static io.riverprint.job.watch.Findings.release;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.watch.Answer;
import io.riverprint.core.watch.WatchedHead;
import io.riverprint.schema.ModelRelease;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

final class LabelJoinTest {
  private static final ModelRelease FIRST = release(1, ModelRelease.FROM_THE_BEGINNING);

  @Test
  void aQuestionIsAnsweredWhenItsHorizonHasPassedAndNotBefore() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("u", START + HOUR, 1)).sees(bought("u", START + 2 * HOUR, "105"));
      join.watermark(START + HOUR + HORIZON - 1);
      assertThat(join.answers()).isEmpty();
      join.watermark(START + HOUR + HORIZON);

      assertThat(join.answers()).hasSize(1);
      Answer answer = join.answers().get(0);
      assertThat(answer.of(WatchedHead.CHURN).came()).containsExactly(false);
      assertThat(answer.of(WatchedHead.SKU).came()).containsExactly(true);
      assertThat(answer.of(WatchedHead.SKU).absentStayed()).isEqualTo(2);
    }
  }

  @Test
  void aPurchaseThatArrivesBeforeTheProfileCountsNoLess() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(bought("u", START + 2 * HOUR, "105")).sees(asked("u", START + HOUR, 1));
      join.watermark(START + 10 * DAY);

      assertThat(join.answers().get(0).of(WatchedHead.CHURN).came()).containsExactly(false);
    }
  }

  @Test
  void aPurchaseAfterTheHorizonDoesNotCount() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("u", START + HOUR, 1));
      join.sees(bought("u", START + HOUR + HORIZON + 1, "105"));
      join.watermark(START + 10 * DAY);

      assertThat(join.answers().get(0).of(WatchedHead.CHURN).came()).containsExactly(true);
    }
  }

  @Test
  void ofADaysProfilesOneIsAsked() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      for (int i = 0; i < 48; i++) {
        join.sees(asked("u", START + i * HOUR + 1, 1));
      }
      join.watermark(START + 10 * DAY);

      assertThat(join.answers()).hasSize(2);
      assertThat(join.seen()).hasSize(2);
    }
  }

  /** Who is moved to a new release in the background gets a profile as of the swap. */
  @Test
  void aUserWhoWasOnlyMovedToAReleaseIsNotAsked() throws Exception {
    long swap = START + 5 * HOUR;
    try (Joined join = Joined.fresh().serves(FIRST).serves(release(2, swap))) {
      join.sees(asked("quiet", swap, 2));
      for (int i = 0; i < 20; i++) {
        join.sees(asked("busy" + i, swap, 2)).sees(asked("busy" + i, swap + HOUR, 2));
      }
      join.watermark(START + 10 * DAY);
      join.sees(asked("swept late", swap, 2));
      join.watermark(START + 20 * DAY);

      assertThat(join.answers()).hasSize(20);
      assertThat(join.seen()).hasSize(20);
    }
  }

  @Test
  void theEndOfInputIsNoOutcome() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("u", START + HOUR, 1)).watermark(START + DAY).watermark(Long.MAX_VALUE);

      assertThat(join.answers()).isEmpty();
    }
  }

  @Test
  void whatAReleaseWasAskedThatIsGoneIsGivenUp() throws Exception {
    try (Joined join = Joined.fresh()) {
      join.sees(asked("u", START + HOUR, 1)).watermark(START + 10 * DAY);

      assertThat(join.answers()).isEmpty();
      assertThat(join.keyedEntries()).isZero();
    }
  }

  @Test
  void noMoreThanTheLimitAreOpen() throws Exception {
    WatchSettings two = new WatchSettings(1, 2, Findings.OFF);
    try (Joined join = Joined.from(null, two, 1, 0).serves(FIRST)) {
      for (int i = 0; i < 5; i++) {
        join.sees(asked("u" + i, START + HOUR, 1));
      }
      join.watermark(START + 10 * DAY);

      assertThat(join.answers()).hasSize(2);
    }
  }

  @Test
  void whoBuysWithoutEndIsNotKept() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("bot", START + HOUR, 1)).watermark(START + 2 * HOUR);
      for (int i = 0; i < 5 * WatchedUser.MOST_PURCHASES; i++) {
        join.sees(bought("bot", START + 2 * HOUR + i * 1_000L, "105"));
        join.watermark(START + 2 * HOUR + i * 1_000L);
      }
      assertThat(join.users()).allMatch(size -> size < 40 * WatchedUser.MOST_PURCHASES);
      join.watermark(START + 10 * DAY);

      assertThat(join.answers()).isEmpty();
    }
  }

  @Test
  void whenEverythingIsAnsweredNothingIsLeft() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      for (Sighting sighting : aWeek()) {
        join.sees(sighting);
      }
      join.watermark(START + 30 * DAY);

      assertThat(join.answers().size()).isGreaterThan(100);
      assertThat(join.keyedEntries()).isZero();
      assertThat(join.timers()).isZero();
    }
  }

  @Test
  void aRestartInTheMiddleFindsTheSame() throws Exception {
    List<Sighting> week = aWeek();
    List<String> whole;
    try (Joined join = Joined.fresh().serves(FIRST)) {
      feed(join, week, 0, week.size());
      whole = sorted(join.watermark(START + 30 * DAY).findings());
    }

    int half = week.size() / 2;
    OperatorSubtaskState snapshot;
    List<Finding> found = new ArrayList<>();
    try (Joined join = Joined.fresh().serves(FIRST)) {
      feed(join, week, 0, half);
      snapshot = join.snapshot();
      found.addAll(join.findings());
    }
    for (int subtask = 0; subtask < 2; subtask++) {
      try (Joined join = Joined.from(snapshot, Joined.SETTINGS, 2, subtask)) {
        feed(join, week, half, week.size());
        found.addAll(join.watermark(START + 30 * DAY).findings());
      }
    }

    assertThat(sorted(found)).isEqualTo(whole);
  }

  @Test
  void theOrderOfArrivalDoesNotMatter() throws Exception {
    List<Sighting> shuffled = aWeek();
    Collections.shuffle(shuffled, new Random(2));
    List<String> expected;
    try (Joined join = Joined.fresh().serves(FIRST)) {
      feed(join, aWeek(), 0, aWeek().size());
      expected = sorted(join.watermark(START + 30 * DAY).findings());
    }
    try (Joined join = Joined.fresh()) {
      for (Sighting sighting : shuffled) {
        join.sees(sighting);
      }
      join.serves(FIRST).watermark(START + 30 * DAY);

      assertThat(sorted(join.findings())).isEqualTo(expected);
    }
  }

  @Test
  void ofAnErasedUserNeitherStateNorTimersAreLeft() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("u", START + HOUR, 1)).watermark(START + DAY);
      join.sees(bought("u", START + DAY + HOUR, "105")).sees(asked("u", START + DAY + HOUR, 1));
      assertThat(join.timers()).isEqualTo(2);

      join.sees(new Sighting.Erased("u", START + DAY + HOUR));

      assertThat(join.timers()).isZero();
      assertThat(join.keyedEntries()).isEqualTo(1); // the mark
      assertThat(join.watermark(START + 10 * DAY).answers()).isEmpty();
    }
  }

  @Test
  void whatComesAfterTheErasureAndIsOlderIsNotTaken() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(new Sighting.Erased("u", START + HOUR));
      join.sees(asked("u", START + HOUR, 1)).sees(bought("u", START, "105"));
      assertThat(join.timers()).isZero();

      join.sees(asked("u", START + HOUR + 1, 1)).watermark(START + 10 * DAY);

      assertThat(join.answers()).hasSize(1);
    }
  }

  @Test
  void whoBuysWithoutEndHasNoTimerMoreThanOthers() throws Exception {
    try (Joined join = Joined.fresh().serves(FIRST)) {
      join.sees(asked("bot", START + HOUR, 1)).watermark(START + DAY);
      for (int i = 0; i <= WatchedUser.MOST_PURCHASES; i++) {
        join.sees(bought("bot", START + DAY + HOUR + i, "105"));
      }

      assertThat(join.timers()).isEqualTo(1);
    }
  }

  private static void feed(Joined join, List<Sighting> sightings, int from, int to)
      throws Exception {
    for (Sighting sighting : sightings.subList(from, to)) {
      join.seesIfItsOwn(sighting).watermark(at(sighting) - 1);
    }
  }

  private static List<Sighting> aWeek() {
    Random random = new Random(3);
    List<Sighting> sightings = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String user = "user-" + random.nextInt(40);
      long at = START + (long) (random.nextDouble() * 7 * DAY);
      sightings.add(
          i % 4 == 0
              ? bought(user, at, List.of("101", "102", "104", "105").get(random.nextInt(4)))
              : asked(user, at, 1));
    }
    sightings.sort(Comparator.comparingLong(LabelJoinTest::at));
    return sightings;
  }

  private static long at(Sighting sighting) {
    if (sighting instanceof Sighting.Asked asked) {
      return asked.question().asOfMillis();
    }
    return sighting instanceof Sighting.Bought bought
        ? bought.purchase().atMillis()
        : ((Sighting.Erased) sighting).untilMillis();
  }

  private static List<String> sorted(List<Finding> findings) {
    return findings.stream().map(Joined::text).sorted().toList();
  }
}
