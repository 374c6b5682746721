package io.riverprint.job.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.user.UserState;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class WriteBackTest {
  private static final long START = 1_700_000_000_000L;
  private static final long SNAPSHOTS = 24_000;
  private static final long NEXT = START + 2 * SNAPSHOTS;

  private final MemoryStates states = new MemoryStates();
  private final UserCache users = new UserCache(states, 4_000);
  private final WriteBack writeBack = new WriteBack(users);

  @BeforeEach
  void twoSnapshotsSayHowFarApartTheyAre() throws IOException {
    writeBack.snapshot(START);
    writeBack.snapshot(START + SNAPSHOTS);
  }

  @Test
  void nobodyIsWrittenWhileTheNextSnapshotIsFar() throws IOException {
    touch("a", "b");
    writeBack.afterWatermark(NEXT - 2_001);

    assertThat(states.takeWritten()).isEmpty();
  }

  @Test
  void beforeTheFirstSnapshotsNobodyIsWritten() throws IOException {
    WriteBack young = new WriteBack(users);
    touch("a");
    young.afterWatermark(START);
    young.snapshot(START + 1);
    touch("a");
    states.takeWritten();
    young.afterWatermark(START + SNAPSHOTS);

    assertThat(states.takeWritten()).isEmpty();
  }

  @Test
  void thoseTouchedLongestAgoAreWrittenFirstAndEvenly() throws IOException {
    touch("a", "b", "c", "d");
    touch("a", "b", "c", "d"); // now all of them are regulars
    touch("b", "a");
    writeBack.afterWatermark(NEXT - 2_000);

    writeBack.afterWatermark(NEXT - 1_000);
    assertThat(states.takeWritten()).containsExactly("c", "d");
    writeBack.afterWatermark(NEXT - 500);
    assertThat(states.takeWritten()).containsExactly("b");
    writeBack.afterWatermark(NEXT);
    assertThat(states.takeWritten()).containsExactly("a");
  }

  @Test
  void whoIsTouchedMeanwhileIsLeftToTheSnapshot() throws IOException {
    touch("a", "b", "c");
    writeBack.afterWatermark(NEXT - 2_000);
    touch("a");
    writeBack.afterWatermark(NEXT);
    assertThat(states.takeWritten()).containsExactly("b", "c");

    writeBack.snapshot(NEXT + 1);
    assertThat(states.takeWritten()).containsExactly("a");
  }

  @Test
  void aLateWatermarkWritesABoundedNumber() throws IOException {
    touch(IntStream.range(0, 4_000).mapToObj(i -> "user-" + i).toArray(String[]::new));
    writeBack.afterWatermark(NEXT - 2_000);
    writeBack.afterWatermark(NEXT);

    assertThat(states.takeWritten()).hasSize(WriteBack.MOST);
  }

  @Test
  void aSnapshotThatComesLateFindsNobodyWrittenTwice() throws IOException {
    touch("a", "b");
    writeBack.afterWatermark(NEXT - 2_000);
    writeBack.afterWatermark(NEXT);
    touch("a");
    writeBack.afterWatermark(NEXT + SNAPSHOTS);
    assertThat(states.takeWritten()).containsExactlyInAnyOrder("a", "b");

    writeBack.snapshot(NEXT + 2 * SNAPSHOTS);
    assertThat(states.takeWritten()).containsExactly("a");
  }

  /** Whatever was written when: what lies in the store after a snapshot is everybody's newest. */
  @Test
  void nothingIsLostWhoeverComesAndGoesAndWheneverSnapshotsAre() throws IOException {
    UserCache small = new UserCache(states, 20);
    WriteBack back = new WriteBack(small);
    SplittableRandom random = new SplittableRandom(5);
    long[] newest = new long[100];
    long now = START;
    for (int step = 0; step < 20_000; step++) {
      now += random.nextInt(30);
      int user = Math.min(random.nextInt(100), random.nextInt(100));
      newest[user] = touch(small, "user-" + user);
      back.afterWatermark(now);
      if (random.nextInt(300) == 0) {
        back.snapshot(now);
        assertThat(sequences()).isEqualTo(newest);
      }
    }
  }

  private long[] sequences() {
    return IntStream.range(0, 100)
        .mapToLong(
            user -> {
              UserState state = states.find("user-" + user);
              return state == null ? 0 : state.sequence;
            })
        .toArray();
  }

  private void touch(String... userIds) throws IOException {
    for (String userId : List.of(userIds)) {
      touch(users, userId);
    }
  }

  private static long touch(UserCache users, String userId) throws IOException {
    UserState found = users.find(userId);
    UserState state = found == null ? UserState.forRows(userId) : found;
    state.sequence++;
    users.keep(state);
    return state.sequence;
  }
}
