package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.MAX_PARALLELISM;
import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.riverprint.core.user.UserEvent;
import io.riverprint.job.state.ErasureMarks;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of a user who was erased, and of one who comes back. */
final class ErasureTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final long DAY = 86_400_000;
  private static final int EVENTS = 300;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);

  /** Odd cache sizes: on the heap, whose entries can be counted. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3, 101})
  void ofAnErasedUserNothingIsLeftButTheMark(int cacheUsers) throws Exception {
    try (Served served = serving(cached(cacheUsers))) {
      served.event(Served.visit("ann", TEN, 1)).watermark(TEN);
      served.event(Served.visit("ann", TEN + MINUTE, 2)).snapshot(1);
      assertThat(served.timers()).isEqualTo(1);

      served.erase("ann", TEN + MINUTE).snapshot(2);

      assertThat(served.timers()).isZero();
      assertThat(served.keyedEntries()).isEqualTo(1);
      assertThat(served.newest()).isEmpty();
    }
  }

  @Test
  void theTombstoneComesAfterTheProfilesThatWereSent() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN).watermark(TEN).erase("ann", TEN);

      assertThat(served.changes()).hasSize(2);
      assertThat(served.changes().get(1)).isEqualTo(new ProfileChange.Forgotten("ann"));
    }
  }

  @Test
  void theReceiptSaysWhatWasFoundAndNotOfWhom() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN).watermark(TEN);
      served.erase("ann", TEN).erase("ann", TEN).erase("nobody", TEN);

      assertThat(served.erasureReceipts())
          .extracting(ErasureReceipt::outcome)
          .containsExactly(
              ErasureReceipt.Outcome.ERASED,
              ErasureReceipt.Outcome.ERASED_BEFORE,
              ErasureReceipt.Outcome.NOTHING_KEPT);
      assertThat(served.erasureReceipts())
          .allSatisfy(
              receipt -> {
                assertThat(receipt.untilMillis()).isEqualTo(TEN);
                assertThat(receipt.steppedMillis()).isEqualTo(TEN);
                assertThat(receipt.toString()).doesNotContain("ann").doesNotContain("nobody");
              });
    }
  }

  @Test
  void anUnknownUserGetsATombstoneToo() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.erase("nobody", TEN);

      assertThat(served.changes()).containsExactly(new ProfileChange.Forgotten("nobody"));
    }
  }

  @Test
  void erasedTwiceAProfileMadeInBetweenStays() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN).watermark(TEN).erase("ann", TEN);
      served.event("ann", TEN + MINUTE).watermark(TEN + MINUTE).erase("ann", TEN);

      assertThat(served.newest()).containsOnlyKeys("ann");
    }
  }

  @Test
  void whatWaitsIsNotStepped() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN + 1).event("bob", TEN + 1).event("ann", TEN + MINUTE);
      served.erase("ann", TEN + 1).watermark(TEN + MINUTE);

      assertThat(served.profiles())
          .extracting(UserProfile::userId, UserProfile::asOfMillis)
          .containsExactlyInAnyOrder(tuple("bob", TEN + 1), tuple("ann", TEN + MINUTE));
    }
  }

  @Test
  void whatComesLateOfAnErasedUserIsNeitherSteppedNorSetAside() throws Exception {
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN).watermark(TEN).erase("ann", TEN + MINUTE);
      served.event("ann", TEN - 1).event("ann", TEN + MINUTE).event("bob", TEN - 1);
      served.watermark(TEN + MINUTE);

      assertThat(served.late()).extracting(event -> event.userId()).containsExactly("bob");
      assertThat(served.newest()).isEmpty();
    }
  }

  @Test
  void whoComesBackIsAsOneNeverSeen() throws Exception {
    try (Served served = serving(SETTINGS);
        Served other = serving(SETTINGS)) {
      served.event(Served.visit("ann", TEN, 1)).event("ann", TEN + 1).watermark(TEN + MINUTE);
      served.erase("ann", TEN + MINUTE);
      served.event(Served.visit("ann", TEN + 2 * MINUTE, 2)).watermark(TEN + DAY);
      other.event(Served.visit("ann", TEN + 2 * MINUTE, 2)).watermark(TEN + DAY);

      assertThat(served.newest()).isEqualTo(other.newest()).hasSize(1);
    }
  }

  /** Clocks of phones run ahead, and requests are read late. */
  @Test
  void whatWasSteppedOfALaterTimeStays() throws Exception {
    try (Served served = serving(SETTINGS);
        Served other = serving(SETTINGS)) {
      served.event(Served.visit("ann", TEN, 1)).event(Served.visit("ann", TEN + 2 * MINUTE, 2));
      served.watermark(TEN + 3 * MINUTE).erase("ann", TEN + MINUTE).watermark(TEN + 4 * MINUTE);
      other.event(Served.visit("ann", TEN + 2 * MINUTE, 2)).watermark(TEN + 4 * MINUTE);

      assertThat(served.newest()).isEqualTo(other.newest()).hasSize(1);
      served.event("ann", TEN + 5 * MINUTE).watermark(TEN + DAY);
      other.event("ann", TEN + 5 * MINUTE).watermark(TEN + DAY);
      assertThat(served.newest()).isEqualTo(other.newest());
    }
  }

  @Test
  void whenTheRequestComesDoesNotMatter() throws Exception {
    Map<String, UserProfile> never = afterErasures(0, EVENTS, EVENTS);
    for (int at : new int[] {0, EVENTS / 4, EVENTS / 3}) {
      assertThat(afterErasures(at, EVENTS, EVENTS)).isEqualTo(never);
    }
    assertThat(never).containsKey("user0");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 150, 290})
  void aFailureChangesNothing(int cut) throws Exception {
    assertThat(afterErasures(EVENTS / 4, cut, EVENTS))
        .isEqualTo(afterErasures(EVENTS / 4, EVENTS, EVENTS));
  }

  @Test
  void aSnapshotTakenAfterwardsHoldsTheMarkAndNothingThatWaits() throws Exception {
    OperatorSubtaskState snapshot;
    try (Served served = serving(SETTINGS)) {
      served.event("ann", TEN).watermark(TEN).event("ann", TEN + 1);
      snapshot = served.erase("ann", TEN + 1).snapshot(1);
    }
    try (Served served = Served.restored(snapshot, new Releases(SETTINGS))) {
      served.event("ann", TEN).event("ann", TEN + 1).watermark(TEN + DAY);

      assertThat(served.changes()).isEmpty();
      assertThat(served.late()).isEmpty();
    }
  }

  @Test
  void theMarkMovesWithItsUserWhenTheJobIsScaled() throws Exception {
    List<String> users = List.of("ann", "bob", "carl", "dora", "emil", "fred");
    OperatorSubtaskState one;
    try (Served served = serving(SETTINGS)) {
      for (String user : users) {
        served.erase(user, TEN);
      }
      one = served.snapshot(1);
    }
    OperatorSubtaskState[] two = new OperatorSubtaskState[2];
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState share =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, MAX_PARALLELISM, 1, 2, subtask);
      try (Served served = Served.from(share, SETTINGS, new Releases(SETTINGS), 2, subtask)) {
        for (String user : users) {
          if (owner(user) == subtask) {
            served.event(user, TEN);
          }
        }
        served.watermark(TEN + DAY);
        assertThat(served.changes()).isEmpty();
        two[subtask] = served.snapshot(2);
      }
    }
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            AbstractStreamOperatorTestHarness.repackageState(two), MAX_PARALLELISM, 2, 1, 0);
    try (Served served = Served.restored(both, new Releases(SETTINGS))) {
      for (String user : users) {
        served.event(user, TEN);
      }
      assertThat(served.late()).isEmpty();
    }
  }

  @Test
  void aMarkIsForgottenWhenItsTimeIsLongPast() throws Exception {
    try (Served served = serving(cached(3))) {
      served.erase("ann", TEN).watermark(TEN + ErasureMarks.REMEMBERED_MILLIS).snapshot(1);
      assertThat(served.keyedEntries()).isEqualTo(1);

      served.watermark(TEN + ErasureMarks.REMEMBERED_MILLIS + 1).snapshot(2);

      assertThat(served.keyedEntries()).isZero();
      assertThat(served.event("ann", TEN).late()).hasSize(1);
    }
  }

  @Test
  void anErasureBeforeTheFirstReleaseIsDoneAtOnce() throws Exception {
    try (Served served = Served.fresh(new Releases(SETTINGS))) {
      served.event("ann", TEN).erase("ann", TEN).announced(FIRST).watermark(TEN + MINUTE);

      assertThat(served.changes()).containsExactly(new ProfileChange.Forgotten("ann"));
    }
  }

  /**
   * A stream of many users, three of whom are erased up to its third minute of a quarter.
   *
   * @param at which event the requests come before
   * @param cut before which event the operator fails, and goes on from a snapshot of ten events ago
   */
  private static Map<String, UserProfile> afterErasures(int at, int cut, int count)
      throws Exception {
    List<UserEvent> events = events().subList(0, count);
    long untilMillis = events.get(EVENTS / 3).atMillis() + MINUTE;
    List<ProfileChange> changes = new ArrayList<>();
    OperatorSubtaskState snapshot;
    int kept = Math.max(0, cut - 10);
    try (Served served = serving(SETTINGS)) {
      feed(served, events, 0, kept, at, untilMillis);
      snapshot = served.snapshot(1);
      feed(served, events, kept, cut, at, untilMillis);
      changes.addAll(served.changes());
    }
    try (Served served = Served.restored(snapshot, new Releases(SETTINGS))) {
      feed(served, events, kept, count, at, untilMillis);
      served.watermark(TEN + 10_000 * MINUTE);
      changes.addAll(served.changes());
    }
    return newest(changes);
  }

  private static void feed(
      Served served, List<UserEvent> events, int from, int to, int erasedAt, long untilMillis)
      throws Exception {
    for (int i = from; i < to; i++) {
      if (i == erasedAt) {
        served.erase("user0", untilMillis).erase("user1", untilMillis);
      }
      served.event(events.get(i)).watermark(events.get(i).atMillis() - MINUTE);
    }
  }

  private static Map<String, UserProfile> newest(List<ProfileChange> changes) {
    Map<String, UserProfile> newest = new TreeMap<>();
    for (ProfileChange change : changes) {
      if (change instanceof ProfileChange.Arrived arrived) {
        newest.merge(
            change.userId(), arrived.profile(), (old, next) -> next.supersedes(old) ? next : old);
      } else {
        newest.remove(change.userId());
      }
    }
    return newest;
  }

  /** Out of order by up to half a minute, with pauses in which sessions close. */
  private static List<UserEvent> events() {
    SplittableRandom random = new SplittableRandom(43);
    List<UserEvent> events = new ArrayList<>();
    long atMillis = TEN;
    for (int i = 0; i < EVENTS; i++) {
      atMillis += random.nextLong(10) == 0 ? 30 * MINUTE : random.nextLong(20_000);
      String user = "user" + random.nextInt(5);
      events.add(Served.visit(user, atMillis - random.nextLong(MINUTE / 2), i + 1));
    }
    return events;
  }

  private static int owner(String user) {
    return KeyGroupRangeAssignment.assignKeyToParallelOperator(user, MAX_PARALLELISM, 2);
  }

  private static Served serving(ServeSettings settings) throws Exception {
    return Served.fresh(settings, new Releases(settings)).announced(FIRST);
  }

  private static ServeSettings cached(int users) {
    return new ServeSettings("events", 0, 3, 7, users, 1_000, 5_000);
  }
}
