package io.riverprint.core.step;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserStateCodec;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuccessionTest {
  /** Of one user, and of more than are kept. */
  private static final List<UserEvent> EVENTS = Shops.events(700, 1, 3);

  private static final long MIDDLE = EVENTS.get(500).atMillis() + 1;
  private static final long LATER = EVENTS.get(600).atMillis() + 1;
  private static final ModelBundle FIRST = SmallBundles.make(1, 5);
  private static final ModelBundle FACTORS = SmallBundles.otherFactors(FIRST, 2, 5);
  private static final ModelBundle MORE_FACTORS = SmallBundles.otherFactors(FIRST, 3, 5);
  private static final ModelBundle OTHER_NETWORK = SmallBundles.make(2, 6);

  @Test
  void underOtherFactorsTheEmbeddingIsAsIfNothingHadHappened() {
    List<UserProfile> alone = replayed(first());
    List<UserProfile> carried = replayed(first(), stepper(FACTORS, MIDDLE));
    assertThat(carried).extracting(UserProfile::embedding).isEqualTo(embeddings(alone));
    assertThat(carried).extracting(UserProfile::churn).isEqualTo(churns(alone));
    assertThat(last(carried).factorSkus()).isNotEqualTo(last(alone).factorSkus());
    assertThat(last(carried).historyTruncated()).isTrue();
    assertThat(last(alone).historyTruncated()).isFalse();
  }

  @Test
  void underAnotherNetworkOnlyTheKeptEventsAreLeft() {
    UserState state = before();
    stepper(OTHER_NETWORK, MIDDLE).step(List.of(new DueUser(state, List.of())), MIDDLE, p -> {});
    assertThat(state.encoded.rows).isLessThan(before().encoded.rows);
    assertThat(state.encoded.fromTruncatedHistory).isTrue();
  }

  @Test
  void whoeverWasNotToldWhoServedBeforeCarriesNothing() {
    UserState carried = before();
    UserState anew = before();
    follows(stepper(FACTORS, MIDDLE), first()).move(List.of(carried), p -> {});
    stepper(FACTORS, MIDDLE).move(List.of(anew), p -> {});
    assertThat(carried.encoded.rows).isGreaterThan(anew.encoded.rows);
    assertThat(carried.encoded.skuFactor).isEqualTo(anew.encoded.skuFactor);
    assertThat(carried.encoded.foldIns).isEqualTo(anew.encoded.foldIns);
  }

  @Test
  void whoWasMovedOnTheWayEndsUpAsWhoWasNot() {
    ProfileStepper second = follows(stepper(FACTORS, MIDDLE), first());
    ProfileStepper third = follows(stepper(MORE_FACTORS, LATER), second);
    assertThat(bytes(moved(second, third))).isEqualTo(bytes(moved(third)));
  }

  @Test
  void soDoesWhoWasMovedAcrossAnotherNetworkOnTheWay() {
    ModelBundle factors = SmallBundles.otherFactors(OTHER_NETWORK, 3, 6);
    ProfileStepper second = follows(stepper(OTHER_NETWORK, MIDDLE), first());
    ProfileStepper third = follows(stepper(factors, LATER), second);
    assertThat(third.lineage().sinceVersion()).isEqualTo(2);
    assertThat(bytes(moved(second, third))).isEqualTo(bytes(moved(third)));
  }

  /** A rollback: states of the first would fit, but not all users' states are of it any more. */
  @Test
  void aNetworkThatComesBackBeginsANewRow() {
    ProfileStepper second = follows(stepper(OTHER_NETWORK, MIDDLE), first());
    ProfileStepper third = follows(stepper(MORE_FACTORS, LATER), second);
    assertThat(third.lineage().sinceVersion()).isEqualTo(3);
    assertThat(bytes(moved(second, third))).isEqualTo(bytes(moved(third)));
  }

  /** The user's state when all of this has moved it, in this order. */
  private static UserState moved(ProfileStepper... steppers) {
    UserState state = before();
    for (ProfileStepper stepper : steppers) {
      stepper.move(List.of(state), profile -> {});
    }
    return state;
  }

  /** The user's state when the first release ends. */
  private static UserState before() {
    ProfileStepper stepper = first();
    UserState state = stepper.fresh(EVENTS.get(0).userId());
    List<UserEvent> events = EVENTS.stream().filter(e -> e.atMillis() < MIDDLE).toList();
    stepper.step(List.of(new DueUser(state, events)), MIDDLE - 1, profile -> {});
    return state;
  }

  private static List<UserProfile> replayed(ProfileStepper... steppers) {
    List<UserProfile> profiles = new ArrayList<>();
    List<Replay.Reign> reigns = new ArrayList<>();
    for (ProfileStepper stepper : steppers) {
      reigns.add(
          new Replay.Reign(stepper, reigns.isEmpty() ? ModelRelease.FROM_THE_BEGINNING : MIDDLE));
    }
    Replay replay = new Replay(reigns, profiles::add);
    EVENTS.forEach(replay::take);
    return profiles;
  }

  private static ProfileStepper first() {
    return stepper(FIRST, ModelRelease.FROM_THE_BEGINNING);
  }

  private static ProfileStepper follows(ProfileStepper stepper, ProfileStepper before) {
    stepper.follows(before.lineage());
    return stepper;
  }

  private static ProfileStepper stepper(ModelBundle bundle, long fromMillis) {
    return new ProfileStepper(
        bundle, new HeapBackend(bundle.network()), fromMillis, new StepSettings(0, 3, 1));
  }

  private static byte[] bytes(UserState state) {
    return UserStateCodec.write(state);
  }

  private static List<?> embeddings(List<UserProfile> profiles) {
    return profiles.stream().map(UserProfile::embedding).toList();
  }

  private static List<Float> churns(List<UserProfile> profiles) {
    return profiles.stream().map(UserProfile::churn).toList();
  }

  private static UserProfile last(List<UserProfile> profiles) {
    return profiles.get(profiles.size() - 1);
  }
}
