package io.riverprint.trainer.propensity;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.factor.Affinity;
import io.riverprint.core.factor.TargetScores;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.propensity.Propensities;
import io.riverprint.core.step.DueUser;
import io.riverprint.core.step.ProfileStepper;
import io.riverprint.core.step.StepSettings;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.propensity.Moments.Moment;
import java.util.Arrays;
import java.util.List;

/** Steps users through the stepper that serves, and writes down what is to be mixed. */
final class PanelWalk {
  private static final int WIDTH = 5;
  private static final double LEAST_CHANCE = 1e-9;

  final Table churn = new Table(WIDTH);
  final Table categories = new Table(WIDTH);
  final Table skus = new Table(WIDTH);

  private final ProfileStepper stepper;
  private final Moments moments;
  private final TargetWindow window;
  private final ServedItems servedCategories;
  private final ServedItems servedSkus;
  private final TargetScores categoryScores;
  private final TargetScores skuScores;

  PanelWalk(ModelBundle alone, Backend backend, Moments moments, TargetWindow window) {
    FeatureSpec features = alone.features();
    this.moments = moments;
    this.window = window;
    this.servedCategories =
        new ServedItems(features.catalogue().categories, features.targetCategories());
    this.servedSkus = new ServedItems(features.catalogue().skus, features.targetSkus());
    int all = Math.max(servedCategories.size(), servedSkus.size());
    StepSettings settings = StepSettings.silent(1).listing(all);
    this.stepper = new ProfileStepper(alone, backend, ModelRelease.FROM_THE_BEGINNING, settings);
    this.categoryScores =
        new TargetScores(new Affinity(alone.categoryFactors()), features.targetCategories());
    this.skuScores = new TargetScores(new Affinity(alone.skuFactors()), features.targetSkus());
  }

  /** The user at each moment, with what was popular at the beginning of its period. */
  void take(UserHistory user, List<Propensities> byPeriod) {
    UserState state = stepper.fresh(user.userId());
    int from = 0;
    for (Moment moment : moments.of(user)) {
      int to = from;
      while (to < user.events().size() && user.events().get(to).atMillis() <= moment.atMillis()) {
        to++;
      }
      List<UserEvent> due = user.events().subList(from, to);
      from = to;
      stepper.step(List.of(new DueUser(state, due)), moment.atMillis(), profile -> {});
      if (to > 0) {
        Propensities counted = byPeriod.get(moment.period());
        counted.read(state.history, moment.atMillis());
        Labels labels = window.after(user, moment.atMillis());
        stepper.read(
            List.of(state), moment.atMillis(), profile -> note(profile, state, counted, labels));
      }
    }
  }

  private void note(UserProfile profile, UserState state, Propensities counted, Labels labels) {
    float chance = counted.chance();
    if (profile.counts().buys() > 0) {
      churn.add(labels.churned(), logit(profile.churn()), chance, 0, 0, 1);
    }
    float[] network = servedCategories.inOrder(profile.categories());
    float[] scores = new float[network.length];
    categoryScores.write(state.encoded.categoryFactor, scores, 0);
    for (int t = 0; t < network.length; t++) {
      boolean label = Arrays.binarySearch(labels.categories(), t) >= 0;
      categories.add(label, logit(network[t]), chance, counted.logShareOfCategory(t), scores[t], 1);
    }
    network = servedSkus.inOrder(profile.skus());
    scores = new float[network.length];
    skuScores.write(state.encoded.skuFactor, scores, 0);
    for (int t = 0; t < network.length; t++) {
      boolean label = Arrays.binarySearch(labels.skus(), t) >= 0;
      skus.add(label, logit(network[t]), chance, counted.logShareOfSku(t), scores[t], 1);
    }
  }

  private static double logit(float chance) {
    double kept = Math.max(LEAST_CHANCE, Math.min(1 - LEAST_CHANCE, chance));
    return Math.log(kept / (1 - kept));
  }
}
