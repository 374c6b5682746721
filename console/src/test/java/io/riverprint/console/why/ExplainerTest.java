package io.riverprint.console.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.why.Explanation.Effect;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.Replay;
import io.riverprint.core.step.Replay.Reign;
import io.riverprint.core.step.Shops;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.torch.Backends;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainerTest {
  private static final String USER = "user-0";
  private static final int MOST = 20;

  @TempDir private Path folder;
  private final ReleaseBoard releases = new ReleaseBoard();
  private final ModelBundle bundle = SmallBundles.make(3, 11);
  private final List<BehaviorEvent> sent =
      Shops.sent(40, 1, 5).stream()
          .sorted(Comparator.comparing(UserEvents::of, UserEvent.ORDER))
          .toList();

  @SuppressWarnings("NullAway.Init")
  private KeptEvents events;

  @SuppressWarnings("NullAway.Init")
  private Explainer explainer;

  @BeforeEach
  void open() throws IOException {
    Path models = Files.createDirectory(folder.resolve("models"));
    String digest = BundleWriter.write(bundle, models.resolve("000003"));
    releases.announced(
        new ModelRelease(
            3, "s3://elsewhere/000003", digest, ModelRelease.FROM_THE_BEGINNING, "small-11"),
        0);
    events = new KeptEvents(Files.createDirectory(folder.resolve("events")), 10);
    explainer = new Explainer(events, releases, models);
  }

  @AfterEach
  void close() {
    explainer.close();
    events.close();
  }

  @Test
  void theReplayOfAllEventsIsTheProfileThatWasSent() {
    sent.forEach(events::take);
    Explanation why = why(newest(sent));
    assertThat(why.replayed()).isEqualTo(40);
    assertThat(why.wholeHistory()).isTrue();
    assertThat(why.explained()).isEqualTo(why.served());
    assertThat(why.differs().embedding()).isZero();
    assertThat(why.events()).hasSize(MOST);
  }

  @Test
  void anEffectIsTheProfileWithTheEventLessTheOneWithoutIt() {
    sent.forEach(events::take);
    UserProfile served = newest(sent);
    Explanation why = why(served);
    BehaviorEvent third = sent.get(sent.size() - 3);
    List<BehaviorEvent> others = new ArrayList<>(sent);
    others.remove(third);
    UserProfile without = asOf(others, served.asOfMillis());
    Effect effect = why.events().get(2);
    assertThat(effect.atMillis()).isEqualTo(third.atMillis());
    assertThat(effect.item()).isEqualTo(third.item());
    assertThat(effect.made().churn()).isEqualTo(served.churn() - without.churn());
    ScoredItem top = served.categories().get(0);
    float then =
        without.categories().stream()
            .filter(item -> item.id().equals(top.id()))
            .findFirst()
            .orElseThrow()
            .score();
    assertThat(effect.made().category()).isEqualTo(top.score() - then);
    assertThat(effect.made().embedding())
        .isCloseTo(
            distance(served.embedding().values(), without.embedding().values()), within(1e-6));
  }

  @Test
  void eventsThatTheJobHasNotSteppedAreLeftOut() {
    BehaviorEvent late = sent.get(10);
    sent.forEach(events::take);
    events.take(sent.get(20)); // sent twice: its id says so
    events.late(late);
    List<BehaviorEvent> stepped = new ArrayList<>(sent);
    stepped.remove(late);
    Explanation why = why(newest(stepped));
    assertThat(why.replayed()).isEqualTo(39);
    assertThat(why.differs().embedding()).isZero();
  }

  @Test
  void eventsAfterTheProfileDoNotCount() {
    sent.forEach(events::take);
    List<BehaviorEvent> first = sent.subList(0, 25);
    Explanation why = why(asOf(first, first.get(24).atMillis()));
    assertThat(why.replayed()).isEqualTo(25);
    assertThat(why.differs().embedding()).isZero();
  }

  @Test
  void whatWasBeforeTheUserWasForgottenDoesNotCount() {
    sent.forEach(events::take);
    Explanation why = why(newest(sent.subList(30, 40)));
    assertThat(why.replayed()).isEqualTo(10);
    assertThat(why.differs().embedding()).isZero();
  }

  @Test
  void aLongHistoryIsSaidNotToBeWhole() {
    List<BehaviorEvent> many =
        Shops.sent(600, 1, 5).stream()
            .sorted(Comparator.comparing(UserEvents::of, UserEvent.ORDER))
            .toList();
    many.forEach(events::take);
    Explanation why = why(newest(many));
    assertThat(why.replayed()).isEqualTo(KeptEvents.EACH);
    assertThat(why.wholeHistory()).isFalse();
    assertThat(why.differs().embedding()).isPositive();
  }

  @Test
  void whereAnythingIsMissingTheReasonIsSaid() {
    UserProfile served = newest(sent);
    assertThat(unknown(served)).contains("no event of this user was read");
    sent.forEach(events::take);
    releases.announced(
        new ModelRelease(3, "file:/models/other", "ab".repeat(32), 0, "small-11"), 0);
    assertThat(unknown(served)).contains("release 3", "--models", "other");
    events.forget(USER);
    assertThat(unknown(served)).contains("no event of this user was read");
  }

  private Explanation why(UserProfile served) {
    return explainer
        .explain(served, MOST)
        .fold(
            known -> known,
            reason -> {
              throw new AssertionError(reason);
            });
  }

  private String unknown(UserProfile served) {
    return explainer
        .explain(served, MOST)
        .fold(
            known -> {
              throw new AssertionError(known.toString());
            },
            reason -> reason);
  }

  /** What the job would have sent last. */
  private UserProfile newest(List<BehaviorEvent> stepped) {
    List<UserProfile> profiles = new ArrayList<>();
    ProfileStepper stepper = stepper(new StepSettings(0, 50, 8));
    Replay replay = new Replay(List.of(new Reign(stepper, Long.MIN_VALUE)), profiles::add);
    stepped.forEach(event -> replay.take(UserEvents.of(event)));
    replay.advance(stepped.get(stepped.size() - 1).atMillis() + 100_000_000);
    return profiles.get(profiles.size() - 1);
  }

  private UserProfile asOf(List<BehaviorEvent> stepped, long atMillis) {
    List<UserProfile> profiles = new ArrayList<>();
    ProfileStepper stepper = stepper(new StepSettings(0, 50, 8));
    var state = stepper.fresh(USER);
    stepper.step(
        List.of(
            new io.riverprint.core.step.DueUser(
                state, stepped.stream().map(UserEvents::of).toList())),
        atMillis,
        sentOnTheWay -> {});
    stepper.read(List.of(state), atMillis, profiles::add);
    return profiles.get(0);
  }

  private ProfileStepper stepper(StepSettings settings) {
    String choice = Backends.hasVectors() ? "vector" : "heap"; // the explainer's
    Backend backend = Backends.open(choice, "cpu", bundle.network());
    return new ProfileStepper(bundle, backend, Long.MIN_VALUE, settings);
  }

  private static double distance(float[] one, float[] other) {
    double apart = 0;
    double length = 0;
    for (int i = 0; i < one.length; i++) {
      apart += (one[i] - other[i]) * (double) (one[i] - other[i]);
      length += one[i] * (double) one[i];
    }
    return Math.sqrt(apart / length);
  }
}
