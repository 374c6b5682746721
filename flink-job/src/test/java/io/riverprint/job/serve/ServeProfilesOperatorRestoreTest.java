package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.MAX_PARALLELISM;
import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServeProfilesOperatorRestoreTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final long MINUTE = 60_000;
  private static final int EVENTS = 400;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);

  /** An even cache size is RocksDB, an odd one the heap: see {@link Served}. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 100})
  void restoredInTheMiddleItGoesOnAsIfNothingHadHappened(int cacheUsers) throws Exception {
    ServeSettings settings = cached(cacheUsers);
    List<UserEvent> events = events();
    for (int cut : new int[] {1, EVENTS / 3, EVENTS / 2, EVENTS - 1}) {
      assertThat(interrupted(settings, events, cut)).isEqualTo(uninterrupted(settings, events));
    }
  }

  @Test
  void anEventThatWasLateBeforeTheFailureIsLateAfterIt() throws Exception {
    OperatorSubtaskState snapshot;
    try (Served served = Served.fresh(new Releases(SETTINGS)).announced(FIRST)) {
      snapshot = served.watermark(TEN).snapshot(1);
    }
    try (Served served = Served.restored(snapshot, new Releases(SETTINGS))) {
      served.event("a", TEN);

      assertThat(served.late()).hasSize(1);
    }
  }

  @Test
  void eventsTakenBeforeASnapshotAreGoneFromTheNext() throws Exception {
    try (Served served = Served.fresh(new Releases(SETTINGS)).announced(FIRST)) {
      served.event("a", TEN).event("b", TEN + MINUTE).snapshot(1);
      OperatorSubtaskState snapshot = served.watermark(TEN + MINUTE).snapshot(2);

      try (Served restored = Served.restored(snapshot, new Releases(SETTINGS))) {
        restored.watermark(TEN + 2 * MINUTE);
        assertThat(restored.profiles()).isEmpty();
      }
    }
  }

  @Test
  void aReleaseThatWaitsForItsTimeIsNotForgotten() throws Exception {
    OperatorSubtaskState snapshot;
    try (Served served = Served.fresh(new Releases(SETTINGS)).announced(FIRST)) {
      snapshot = served.announced(release(2, TEN + 1)).event("a", TEN + 1).snapshot(1);
    }
    try (Served served = Served.restored(snapshot, new Releases(SETTINGS))) {
      served.watermark(TEN + 1);

      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(2L);
    }
  }

  /** Of a user with more events than are kept, only a state that was carried knows them all. */
  @Test
  void whichReleasesEncodeAlikeIsNotForgotten() throws Exception {
    long past = TEN + 300 * MINUTE;
    OperatorSubtaskState snapshot;
    try (Served served = longHistory().announced(release(2, past, Releases.FACTORS))) {
      snapshot = served.watermark(past).snapshot(1);
    }
    try (Served carried = Served.restored(snapshot, new Releases(SETTINGS));
        Served alone = longHistory()) {
      carried.announced(release(3, past + 1, Releases.FACTORS));
      UserProfile third = last(carried.event("a", past + 2).watermark(past + 2));
      UserProfile first = last(alone.event("a", past + 2).watermark(past + 2));

      assertThat(third.release()).isEqualTo(3);
      assertThat(third.embedding()).isEqualTo(first.embedding());
      assertThat(third.factorSkus()).isNotEqualTo(first.factorSkus());
    }
  }

  private static Served longHistory() throws Exception {
    Served served = Served.fresh(new Releases(SETTINGS)).announced(FIRST);
    for (int event = 0; event < 300; event++) {
      served.event("a", TEN + event * MINUTE).watermark(TEN + event * MINUTE);
    }
    return served;
  }

  private static UserProfile last(Served served) {
    return served.profiles().get(served.profiles().size() - 1);
  }

  @Test
  void scaledToTwoAndBackToOneEveryUserGoesOn() throws Exception {
    List<UserEvent> events = events();
    int third = EVENTS / 3;
    List<UserProfile> profiles = new ArrayList<>();
    OperatorSubtaskState one = run(null, 1, 0, events.subList(0, third), true, profiles);
    OperatorSubtaskState[] two = new OperatorSubtaskState[2];
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState share =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, MAX_PARALLELISM, 1, 2, subtask);
      two[subtask] = run(share, 2, subtask, events.subList(third, 2 * third), true, profiles);
    }
    OperatorSubtaskState both =
        AbstractStreamOperatorTestHarness.repartitionOperatorState(
            AbstractStreamOperatorTestHarness.repackageState(two), MAX_PARALLELISM, 2, 1, 0);
    run(both, 1, 0, events.subList(2 * third, EVENTS), false, profiles);

    assertThat(sorted(profiles)).isEqualTo(uninterrupted(SETTINGS, events));
  }

  private static OperatorSubtaskState run(
      @Nullable OperatorSubtaskState from,
      int parallelism,
      int subtask,
      List<UserEvent> events,
      boolean more,
      List<UserProfile> profiles)
      throws Exception {
    try (Served served =
        Served.from(from, SETTINGS, new Releases(SETTINGS), parallelism, subtask)) {
      if (from == null) {
        served.announced(FIRST);
      }
      feed(served, events, parallelism, subtask);
      OperatorSubtaskState snapshot = served.snapshot(1);
      if (!more) {
        served.watermark(TEN + 10_000 * MINUTE);
      }
      profiles.addAll(served.profiles());
      return snapshot;
    }
  }

  private static List<UserProfile> uninterrupted(ServeSettings settings, List<UserEvent> events)
      throws Exception {
    try (Served served = Served.fresh(settings, new Releases(settings)).announced(FIRST)) {
      feed(served, events, 1, 0);
      served.watermark(TEN + 10_000 * MINUTE);
      return sorted(served.profiles());
    }
  }

  private static List<UserProfile> interrupted(
      ServeSettings settings, List<UserEvent> events, int cut) throws Exception {
    List<UserProfile> profiles = new ArrayList<>();
    OperatorSubtaskState snapshot;
    try (Served served = Served.fresh(settings, new Releases(settings)).announced(FIRST)) {
      feed(served, events.subList(0, cut), 1, 0);
      snapshot = served.snapshot(1);
      profiles.addAll(served.profiles());
      // What the failed attempt did after its snapshot must leave no trace.
      feed(served, events.subList(cut, EVENTS), 1, 0);
    }
    try (Served served = Served.from(snapshot, settings, new Releases(settings), 1, 0)) {
      feed(served, events.subList(cut, EVENTS), 1, 0);
      served.watermark(TEN + 10_000 * MINUTE);
      profiles.addAll(served.profiles());
    }
    return sorted(profiles);
  }

  private static void feed(Served served, List<UserEvent> events, int parallelism, int subtask)
      throws Exception {
    for (UserEvent event : events) {
      if (KeyGroupRangeAssignment.assignKeyToParallelOperator(
              event.userId(), MAX_PARALLELISM, parallelism)
          == subtask) {
        served.event(event);
      }
      served.watermark(event.atMillis() - MINUTE);
    }
  }

  /** Out of order by up to half a minute, with pauses in which sessions close. */
  private static List<UserEvent> events() {
    SplittableRandom random = new SplittableRandom(42);
    List<UserEvent> events = new ArrayList<>();
    long atMillis = TEN;
    for (int i = 0; i < EVENTS; i++) {
      atMillis += random.nextLong(10) == 0 ? 30 * MINUTE : random.nextLong(20_000);
      String user = "user" + random.nextInt(12);
      events.add(Served.visit(user, atMillis - random.nextLong(MINUTE / 2), i + 1));
    }
    return events;
  }

  private static List<UserProfile> sorted(List<UserProfile> profiles) {
    return profiles.stream()
        .sorted(Comparator.comparing(UserProfile::userId).thenComparingLong(UserProfile::sequence))
        .toList();
  }

  private static ServeSettings cached(int users) {
    return new ServeSettings("events", 90_000, 3, 7, users, 1_000, 5_000);
  }
}
