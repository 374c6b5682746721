package io.riverprint.core.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserStateCodec;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the walk gives for a user depends on that user's events alone, whatever the network. */
abstract class WalkContract {
  private static final List<UserEvent> EVENTS = Shops.events(3_000, 40, 5);
  private static final long END = EVENTS.get(EVENTS.size() - 1).atMillis() + 86_400_000;
  private static final long SWAP = EVENTS.get(EVENTS.size() / 2).atMillis() + 1;

  private final ModelBundle first;
  private final ModelBundle second;

  WalkContract(ModelBundle first, ModelBundle second) {
    this.first = first;
    this.second = second;
  }

  @ParameterizedTest
  @CsvSource({"1,0", "7,0", "64,0", "5000,0", "1,600000", "7,600000", "5000,600000"})
  void watermarksAndBatchCapsDoNotMatter(int maxBatch, long intervalMillis) {
    StepSettings settings = new StepSettings(intervalMillis, 3, maxBatch);
    assertThat(batched(settings, 21, false)).isEqualTo(replayed(intervalMillis, false));
  }

  @ParameterizedTest
  @CsvSource({"1,0", "64,0", "7,600000"})
  void aReleaseTakesOverAtOneInstantWhateverTheWatermarks(int maxBatch, long intervalMillis) {
    StepSettings settings = new StepSettings(intervalMillis, 3, maxBatch);
    Map<String, List<UserProfile>> profiles = batched(settings, 22, true);
    assertThat(profiles).isEqualTo(replayed(intervalMillis, true));
    for (List<UserProfile> ofUser : profiles.values()) {
      for (UserProfile profile : ofUser) {
        assertThat(profile.release()).isEqualTo(profile.asOfMillis() < SWAP ? 1 : 2);
      }
    }
  }

  @Test
  void profilesOfAUserAreNumberedWithoutGapsAndNeverGoBackInTime() {
    replayed(600_000, true)
        .values()
        .forEach(
            profiles -> {
              long asOf = Long.MIN_VALUE;
              for (int i = 0; i < profiles.size(); i++) {
                assertThat(profiles.get(i).sequence()).isEqualTo(i + 1);
                assertThat(profiles.get(i).asOfMillis()).isGreaterThanOrEqualTo(asOf);
                asOf = profiles.get(i).asOfMillis();
              }
            });
  }

  @Test
  void anIntervalHoldsProfilesBackAndThenSendsTheNewest() {
    Map<String, List<UserProfile>> all = replayed(0, false);
    Map<String, List<UserProfile>> spaced = replayed(600_000, false);
    all.forEach(
        (user, profiles) -> {
          List<UserProfile> fewer = spaced.getOrDefault(user, List.of());
          assertThat(fewer.size()).isLessThanOrEqualTo(profiles.size());
          UserProfile last = profiles.get(profiles.size() - 1);
          UserProfile lastSpaced = fewer.get(fewer.size() - 1);
          // The embedding knows that it is later: the state is older when it is read.
          assertThat(lastSpaced.factorSkus()).isEqualTo(last.factorSkus());
          assertThat(lastSpaced.counts()).isEqualTo(last.counts());
          assertThat(lastSpaced.session()).isEqualTo(last.session());
          for (int i = 1; i < fewer.size(); i++) {
            long pause = fewer.get(i).asOfMillis() - fewer.get(i - 1).asOfMillis();
            assertThat(pause).isGreaterThanOrEqualTo(600_000);
          }
        });
  }

  @Test
  void aProfileCountsAllEventsOfItsUser() {
    Map<String, Long> expected = new HashMap<>();
    EVENTS.forEach(event -> expected.merge(event.userId(), 1L, Long::sum));
    replayed(0, false)
        .forEach(
            (user, profiles) ->
                assertThat(profiles.get(profiles.size() - 1).counts().total())
                    .isEqualTo(expected.get(user)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void aUserReencodedByANewReleaseIsAsIfThatReleaseHadServedFromTheStart(long seed) {
    // Histories here are shorter than what is kept, so nothing is lost in re-encoding.
    List<UserEvent> events = Shops.events(600, 12, seed);
    long swap = events.get(400).atMillis() + 1;
    Map<String, List<UserProfile>> swapped = new TreeMap<>();
    Map<String, List<UserProfile>> always = new TreeMap<>();
    Replay throughSwap =
        new Replay(List.of(reign(first, 0, 1), reign(second, 0, 1, swap)), into(swapped));
    Replay fromTheStart = new Replay(List.of(reign(second, 0, 1)), into(always));
    for (Replay replay : List.of(throughSwap, fromTheStart)) {
      events.forEach(replay::take);
      replay.advance(END);
    }
    assertThat(newestOf(swapped, swap)).isEqualTo(newestOf(always, swap));
  }

  @Test
  void aStateThatWentThroughItsBytesGoesOnUnchanged() {
    StepSettings settings = new StepSettings(600_000, 3, 64);
    ProfileStepper stepper = stepper(first, settings, ModelRelease.FROM_THE_BEGINNING);
    Map<String, UserState> kept = new HashMap<>();
    Map<String, UserState> copied = new HashMap<>();
    List<UserProfile> ofKept = new ArrayList<>();
    List<UserProfile> ofCopied = new ArrayList<>();
    for (UserEvent event : EVENTS) {
      UserState state = kept.computeIfAbsent(event.userId(), stepper::fresh);
      UserState copy = copied.computeIfAbsent(event.userId(), stepper::fresh);
      stepper.step(List.of(new DueUser(state, List.of(event))), event.atMillis(), ofKept::add);
      copy = UserStateCodec.read(UserStateCodec.write(copy));
      stepper.step(List.of(new DueUser(copy, List.of(event))), event.atMillis(), ofCopied::add);
      copied.put(event.userId(), copy);
      assertThat(UserStateCodec.write(copy)).isEqualTo(UserStateCodec.write(state));
    }
    assertThat(ofCopied).isEqualTo(ofKept);
  }

  private Map<String, List<UserProfile>> replayed(long intervalMillis, boolean swap) {
    Map<String, List<UserProfile>> profiles = new TreeMap<>();
    List<Replay.Reign> reigns =
        swap
            ? List.of(reign(first, intervalMillis, 1), reign(second, intervalMillis, 1, SWAP))
            : List.of(reign(first, intervalMillis, 1));
    Replay replay = new Replay(reigns, into(profiles));
    EVENTS.forEach(replay::take);
    replay.advance(END);
    return profiles;
  }

  /** As the job does it: random watermarks, all due users of one in a batch, in random order. */
  private Map<String, List<UserProfile>> batched(StepSettings settings, long seed, boolean swap) {
    SplittableRandom random = new SplittableRandom(seed);
    ProfileStepper before = stepper(first, settings, ModelRelease.FROM_THE_BEGINNING);
    ProfileStepper after = stepper(second, settings, SWAP);
    after.follows(before.lineage());
    Map<String, List<UserProfile>> profiles = new TreeMap<>();
    Map<String, UserState> states = new HashMap<>();
    int next = 0;
    long watermark = EVENTS.get(0).atMillis() - 1;
    while (watermark < END) {
      long reached = Math.min(END, watermark + random.nextLong(1, 40_000_000));
      if (swap && watermark < SWAP - 1 && reached >= SWAP) {
        reached = SWAP - 1;
      }
      Map<String, List<UserEvent>> due = new HashMap<>();
      states.keySet().forEach(user -> due.put(user, new ArrayList<>()));
      while (next < EVENTS.size() && EVENTS.get(next).atMillis() <= reached) {
        UserEvent event = EVENTS.get(next++);
        due.computeIfAbsent(event.userId(), user -> new ArrayList<>()).add(event);
      }
      ProfileStepper stepper = swap && reached >= SWAP ? after : before;
      List<DueUser> users = new ArrayList<>();
      due.forEach(
          (user, events) ->
              users.add(
                  new DueUser(states.computeIfAbsent(user, stepper::fresh), List.copyOf(events))));
      stepper.step(users, reached, into(profiles));
      watermark = reached;
    }
    return profiles;
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 600_000})
  void aProfileReadAtAnInstantIsTheOneThatIsSentThen(long intervalMillis) {
    StepSettings settings = new StepSettings(intervalMillis, 3, 64);
    ProfileStepper stepper = stepper(first, settings, ModelRelease.FROM_THE_BEGINNING);
    int compared = 0;
    for (Map.Entry<String, List<UserProfile>> user : replayed(intervalMillis, false).entrySet()) {
      List<UserEvent> events =
          EVENTS.stream().filter(event -> event.userId().equals(user.getKey())).toList();
      for (UserProfile sent : lastOfSomeInstants(user.getValue())) {
        long at = sent.asOfMillis();
        List<UserEvent> until = events.stream().filter(e -> e.atMillis() <= at).toList();
        UserState state = stepper.fresh(user.getKey());
        long lastMillis = until.get(until.size() - 1).atMillis();
        stepper.step(List.of(new DueUser(state, until)), lastMillis, profile -> {});
        List<UserProfile> read = new ArrayList<>();
        stepper.read(List.of(state), at, read::add);
        // Of two events at one instant the interval lets only the first through.
        if (intervalMillis == 0 || sent.counts().total() == until.size()) {
          assertThat(read).containsExactly(sent);
          compared++;
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  @Test
  void readingChangesNothingForThoseWhoReadOrStepOn() {
    StepSettings settings = new StepSettings(0, 3, 2);
    ProfileStepper stepper = stepper(first, settings, ModelRelease.FROM_THE_BEGINNING);
    List<UserEvent> events = Shops.events(200, 5, 3);
    Map<String, UserState> states = new TreeMap<>();
    events.forEach(
        event -> {
          UserState state = states.computeIfAbsent(event.userId(), stepper::fresh);
          stepper.step(List.of(new DueUser(state, List.of(event))), event.atMillis(), p -> {});
        });
    List<UserState> users = List.copyOf(states.values());
    List<UserProfile> once = new ArrayList<>();
    List<UserProfile> again = new ArrayList<>();
    stepper.read(users, END, once::add);
    List<String> bytes = bytesOf(users);
    stepper.read(users, END, again::add);

    assertThat(once).hasSize(5);
    assertThat(again).containsExactlyInAnyOrderElementsOf(once);
    assertThat(bytesOf(users)).isEqualTo(bytes);
  }

  @Test
  void aProfileAsOfBeforeTheLastEventIsRefused() {
    StepSettings settings = new StepSettings(0, 3, 2);
    ProfileStepper stepper = stepper(first, settings, ModelRelease.FROM_THE_BEGINNING);
    UserState state = stepper.fresh(EVENTS.get(0).userId());
    long at = EVENTS.get(0).atMillis();
    stepper.step(List.of(new DueUser(state, EVENTS.subList(0, 1))), at, profile -> {});

    assertThatThrownBy(() -> stepper.read(List.of(state), at - 1, profile -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has an event at " + at);
  }

  private static List<String> bytesOf(List<UserState> users) {
    return users.stream().map(UserStateCodec::write).map(HexFormat.of()::formatHex).toList();
  }

  /** Of every ninth instant with a profile the last one. */
  private static List<UserProfile> lastOfSomeInstants(List<UserProfile> profiles) {
    TreeMap<Long, UserProfile> last = new TreeMap<>();
    profiles.forEach(profile -> last.put(profile.asOfMillis(), profile));
    List<UserProfile> all = List.copyOf(last.values());
    return IntStream.range(0, all.size()).filter(i -> i % 9 == 0).mapToObj(all::get).toList();
  }

  private static Map<String, UserProfile> newestOf(
      Map<String, List<UserProfile>> profiles, long fromMillis) {
    Map<String, UserProfile> newest = new TreeMap<>();
    profiles.forEach(
        (user, all) -> {
          UserProfile last = all.get(all.size() - 1);
          if (last.asOfMillis() >= fromMillis) {
            newest.put(user, last);
          }
        });
    return newest;
  }

  private static Consumer<UserProfile> into(Map<String, List<UserProfile>> profiles) {
    return profile ->
        profiles.computeIfAbsent(profile.userId(), user -> new ArrayList<>()).add(profile);
  }

  private static Replay.Reign reign(ModelBundle bundle, long intervalMillis, int maxBatch) {
    return reign(bundle, intervalMillis, maxBatch, ModelRelease.FROM_THE_BEGINNING);
  }

  private static Replay.Reign reign(
      ModelBundle bundle, long intervalMillis, int maxBatch, long from) {
    StepSettings settings = new StepSettings(intervalMillis, 3, maxBatch);
    return new Replay.Reign(stepper(bundle, settings, from), from);
  }

  private static ProfileStepper stepper(ModelBundle bundle, StepSettings settings, long from) {
    return new ProfileStepper(bundle, new HeapBackend(bundle.network()), from, settings);
  }
}
