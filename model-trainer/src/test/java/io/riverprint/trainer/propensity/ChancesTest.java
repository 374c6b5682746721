package io.riverprint.trainer.propensity;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.propensity.Propensities;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.user.RecentEvents;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;
import org.junit.jupiter.api.Test;

class ChancesTest {
  private static final long NOW = 1_700_000_000_000L;
  private static final long DAY = 86_400_000;
  private static final FeatureSpec FEATURES = SmallBundles.make(1, 1).features();

  private static final PropensityModel NOTHING =
      PropensityModel.counting(new float[3], new float[3], new long[0], new int[0]);

  private final Chances chances = new Chances();

  @Test
  void whoIsActiveIsLearntApartFromWhoIsQuiet() {
    learn(0, 60, 40);
    learn(5 * DAY, 60, 20);
    Chances.Weights weights = chances.fit(3, 20);
    assertThat(chance(weights, 0)).isBetween(0.6, 0.72);
    assertThat(chance(weights, 5 * DAY)).isBetween(0.28, 0.4);
    assertThat(weights.active()).isNotEqualTo(weights.quiet());
  }

  @Test
  void whoIsTooFewIsToldByTheWeightsOfAll() {
    learn(0, 10, 9);
    learn(5 * DAY, 100, 50);
    Chances.Weights few = chances.fit(3, 20);
    assertThat(chances.fit(3, 60)).usingRecursiveComparison().isNotEqualTo(few);
    assertThat(few.active()).isEqualTo(chances.fit(3, 60).quiet());
  }

  /** So many users whose newest event is so old, some of whom buy. */
  private void learn(long agoMillis, int users, int buyers) {
    for (int user = 0; user < users; user++) {
      chances.add(user < buyers, read(NOTHING, agoMillis + user));
    }
  }

  private static double chance(Chances.Weights weights, long agoMillis) {
    PropensityModel model = weights.in(NOTHING);
    return 1 / (1 + Math.exp(-read(model, agoMillis).chance()));
  }

  private static Propensities read(PropensityModel model, long agoMillis) {
    RecentEvents history = new RecentEvents();
    history.add(
        new UserEvent(
            "u", Keys.NONE, NOW - agoMillis, EventType.PAGE_VISIT, 1, Keys.NONE, Float.NaN, null),
        16);
    Propensities user = new Propensities(FEATURES, model);
    user.read(history, NOW);
    return user;
  }
}
