package io.riverprint.job.serve;

import static io.riverprint.job.serve.Releases.release;
import static io.riverprint.job.serve.Served.MAX_PARALLELISM;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.step.ProfileSpace;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SweepTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final long HOUR = 3_600_000;
  private static final int USERS = 300;
  private static final ModelRelease FIRST = release(1, FROM_THE_BEGINNING);
  private static final ModelRelease SECOND = release(2, TEN + HOUR);

  /** An even cache size is RocksDB, an odd one the heap: see {@link Served}. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 1_000})
  void everyQuietUserIsMovedOnceWithItsProfileAsOfTheSwap(int cacheUsers) throws Exception {
    try (Served served = swapped(settings(cacheUsers, 1_000))) {
      Map<String, UserProfile> before = newest(served.profiles());
      int sent = served.profiles().size();

      served.clock(10_000);

      List<UserProfile> moved = served.profiles().subList(sent, served.profiles().size());
      assertThat(newest(moved).keySet()).isEqualTo(before.keySet()).hasSize(USERS);
      assertThat(moved).hasSize(USERS);
      for (UserProfile profile : moved) {
        UserProfile old = requireNonNull(before.get(profile.userId()));
        assertThat(profile.release()).isEqualTo(2);
        assertThat(profile.asOfMillis()).isEqualTo(SECOND.effectiveFromMillis());
        assertThat(profile.sequence()).isEqualTo(old.sequence());
        assertThat(profile.counts()).isEqualTo(old.counts());
        assertThat(profile.supersedes(old)).isTrue();
      }
    }
  }

  @Test
  void noMoreAreMovedInASecondThanTheLimit() throws Exception {
    try (Served served = swapped(settings(4, 40))) {
      int sent = served.profiles().size();
      served.clock(1_000);
      assertThat(served.profiles().size() - sent).isBetween(10, 40);
      served.clock(2_000);
      assertThat(served.profiles().size() - sent).isBetween(20, 80);
    }
  }

  @Test
  void withoutARateNobodyIsMoved() throws Exception {
    try (Served served = swapped(settings(4, 0))) {
      int sent = served.profiles().size();
      served.clock(100_000);
      assertThat(served.profiles()).hasSize(sent);
    }
  }

  /** Profiles of events are those without a sweep, whenever it comes by. */
  @ParameterizedTest
  @ValueSource(ints = {0, 3, 100})
  void whatEventsAndTimersMakeIsTheSameWithAndWithoutIt(int cacheUsers) throws Exception {
    assertThat(ofEvents(settings(cacheUsers, 200))).isEqualTo(ofEvents(settings(cacheUsers, 0)));
  }

  @Test
  void aNewerReleaseStartsItOver() throws Exception {
    try (Served served = swapped(settings(4, 40))) {
      served.clock(1_000).announced(release(3, TEN + 2 * HOUR)).watermark(TEN + 2 * HOUR);
      int sent = served.profiles().size();
      served.clock(60_000);

      List<UserProfile> moved = served.profiles().subList(sent, served.profiles().size());
      assertThat(moved).hasSize(USERS).allMatch(profile -> profile.release() == 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 1_000})
  void restoredItMovesTheRestAndNobodyTwice(int cacheUsers) throws Exception {
    ServeSettings settings = settings(cacheUsers, 100);
    OperatorSubtaskState snapshot;
    List<String> moved = new ArrayList<>();
    try (Served served = swapped(settings)) {
      served.clock(1_500);
      snapshot = served.snapshot(1);
      served.profiles().stream()
          .filter(profile -> profile.release() == 2)
          .forEach(profile -> moved.add(profile.userId()));
      assertThat(moved).hasSizeBetween(50, USERS - 50);
    }
    try (Served served = Served.from(snapshot, settings, new Releases(settings), 1, 0)) {
      served.clock(60_000).profiles().forEach(profile -> moved.add(profile.userId()));
    }
    assertThat(moved).hasSize(USERS).doesNotHaveDuplicates();
  }

  @Test
  void scaledToTwoItGoesOnInBoth() throws Exception {
    ServeSettings settings = settings(4, 100);
    List<String> moved = new ArrayList<>();
    OperatorSubtaskState one;
    try (Served served = swapped(settings)) {
      served.clock(1_500);
      one = served.snapshot(1);
      served.profiles().stream()
          .filter(profile -> profile.release() == 2)
          .forEach(profile -> moved.add(profile.userId()));
    }
    for (int subtask = 0; subtask < 2; subtask++) {
      OperatorSubtaskState share =
          AbstractStreamOperatorTestHarness.repartitionOperatorState(
              one, MAX_PARALLELISM, 1, 2, subtask);
      try (Served served = Served.from(share, settings, new Releases(settings), 2, subtask)) {
        for (UserProfile profile : served.clock(60_000).profiles()) {
          assertThat(
                  KeyGroupRangeAssignment.assignKeyToParallelOperator(
                      profile.userId(), MAX_PARALLELISM, 2))
              .isEqualTo(subtask);
          moved.add(profile.userId());
        }
      }
    }
    assertThat(moved).hasSize(USERS).doesNotHaveDuplicates();
  }

  /** A session that was open at the swap is closed at its time, and no timer is left. */
  @Test
  void armedTimersOfMovedUsersStillFire() throws Exception {
    ServeSettings settings = settings(4, 10_000);
    ModelRelease soon = release(2, TEN + 1);
    try (Served served = Served.fresh(settings, new Releases(settings)).announced(FIRST)) {
      served.announced(soon).event(Served.visit("a", TEN, 1)).watermark(TEN + 1).clock(1_000);
      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(1L, 2L);

      served.watermark(TEN + 24 * HOUR);

      assertThat(served.profiles()).hasSize(3);
      assertThat(served.profiles().get(2).asOfMillis()).isGreaterThan(TEN + HOUR / 2);
      assertThat(served.timers()).isZero();
    }
  }

  /** 300 users with a few events each before the swap, and time past it. */
  private static Served swapped(ServeSettings settings) throws Exception {
    Served served = Served.fresh(settings, new Releases(settings)).announced(FIRST);
    served.announced(SECOND);
    for (int i = 0; i < USERS; i++) {
      for (int event = 0; event <= i % 4; event++) {
        served.event("user" + i, TEN + event);
      }
    }
    return served.watermark(TEN + HOUR);
  }

  /** All but what the sweep sent: number by number, the first of each. */
  private static List<UserProfile> ofEvents(ServeSettings settings) throws Exception {
    try (Served served = swapped(settings)) {
      for (int i = 0; i < USERS; i += 3) {
        UserEvent event = Served.visit("user" + i, TEN + HOUR + i * 1_000L, i + 1);
        served.clock(10L * i).event(event).watermark(event.atMillis());
      }
      served.clock(60_000).watermark(TEN + 48 * HOUR);
      Set<String> seen = new TreeSet<>();
      return served.profiles().stream()
          .filter(profile -> seen.add(profile.userId() + "#" + profile.sequence()))
          .toList();
    }
  }

  private static Map<String, UserProfile> newest(List<UserProfile> profiles) {
    Map<String, UserProfile> newest = new TreeMap<>();
    profiles.forEach(profile -> newest.put(profile.userId(), profile));
    return newest;
  }

  private static ServeSettings settings(int cacheUsers, int usersPerSecond) {
    return new ServeSettings(
        "events",
        0,
        3,
        7,
        cacheUsers,
        1_000,
        5_000,
        ProfileSpace.NEW,
        Long.MAX_VALUE,
        usersPerSecond);
  }
}
