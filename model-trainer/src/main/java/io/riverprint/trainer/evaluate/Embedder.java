package io.riverprint.trainer.evaluate;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.factor.Affinity;
import io.riverprint.core.factor.TargetScores;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.propensity.ServedItems;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Profiles of many users as of one instant, made by the very stepper that serves. A few hundred
 * users are in memory at a time.
 */
public final class Embedder {
  private static final int USERS_AT_ONCE = 256;

  private final ProfileStepper stepper;
  private final ServedItems servedSkus;
  private final ServedItems servedCategories;
  private final TargetScores skus;
  private final TargetScores categories;

  /**
   * An embedder of one bundle.
   *
   * @param skus asked about; one that the catalogue does not have scores a user's mean
   * @param categories asked about
   */
  public Embedder(ModelBundle bundle, Backend backend, List<String> skus, List<String> categories) {
    Catalogue catalogue = bundle.features().catalogue();
    this.servedSkus = new ServedItems(catalogue.skus, bundle.features().targetSkus());
    this.servedCategories =
        new ServedItems(catalogue.categories, bundle.features().targetCategories());
    int all = Math.max(servedSkus.size(), servedCategories.size());
    StepSettings settings = StepSettings.silent(USERS_AT_ONCE).listing(all);
    this.stepper = new ProfileStepper(bundle, backend, ModelRelease.FROM_THE_BEGINNING, settings);
    this.skus =
        new TargetScores(
            new Affinity(bundle.skuFactors()),
            skus.stream().mapToInt(sku -> catalogue.sku(Keys.of(sku))).toArray());
    this.categories =
        new TargetScores(
            new Affinity(bundle.categoryFactors()),
            categories.stream().mapToInt(name -> catalogue.category(Keys.of(name))).toArray());
  }

  /**
   * One snapshot a user, in the order of the users.
   *
   * @param users with their events before that instant and none later
   * @param atMillis as of when
   */
  public void at(List<UserHistory> users, long atMillis, Consumer<Snapshot> snapshots) {
    for (int from = 0; from < users.size(); from += USERS_AT_ONCE) {
      part(users.subList(from, Math.min(users.size(), from + USERS_AT_ONCE)), atMillis, snapshots);
    }
  }

  private void part(List<UserHistory> users, long atMillis, Consumer<Snapshot> snapshots) {
    List<UserState> states = new ArrayList<>();
    List<DueUser> due = new ArrayList<>();
    for (UserHistory user : users) {
      UserState state = stepper.fresh(user.userId());
      states.add(state);
      due.add(new DueUser(state, user.events()));
    }
    Map<String, UserProfile> profiles = new HashMap<>();
    stepper.step(due, atMillis, profile -> {});
    stepper.read(states, atMillis, profile -> profiles.put(profile.userId(), profile));
    for (UserState state : states) {
      snapshots.accept(
          snapshot(state, Objects.requireNonNull(profiles.get(state.userId), state.userId)));
    }
  }

  private Served served(UserProfile profile) {
    return new Served(
        profile.churn(),
        servedCategories.inOrder(profile.categories()),
        servedSkus.inOrder(profile.skus()));
  }

  private Snapshot snapshot(UserState state, UserProfile profile) {
    return new Snapshot(
        state.userId,
        profile.embedding().values(),
        served(profile),
        scores(skus, state.encoded.skuFactor),
        scores(categories, state.encoded.categoryFactor));
  }

  private static float[] scores(TargetScores targets, float[] factor) {
    float[] scores = new float[targets.width()];
    targets.write(factor, scores, 0);
    return scores;
  }
}
