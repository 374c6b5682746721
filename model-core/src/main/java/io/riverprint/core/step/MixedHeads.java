package io.riverprint.core.step;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.Propensities;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.user.UserState;
import org.jspecify.annotations.Nullable;

/**
 * The served heads: the network's logits, mixed with what is known of the user besides where the
 * release has learnt how. One for each thread.
 */
final class MixedHeads {
  private static final float[] NOTHING = {};

  final int churnAt;
  final int categoriesFrom;
  final int skusFrom;
  private final int categories;
  private final int skus;
  private final @Nullable PropensityModel model;
  private final @Nullable Propensities propensities;

  MixedHeads(ModelBundle bundle) {
    NetworkSpec network = bundle.network().spec();
    this.churnAt = network.logitsFrom(HeadSpec.CHURN);
    this.categoriesFrom = network.logitsFrom(HeadSpec.CATEGORY);
    this.skusFrom = network.logitsFrom(HeadSpec.SKU);
    this.categories = bundle.features().targetCategories().length;
    this.skus = bundle.features().targetSkus().length;
    this.model = bundle.propensity();
    this.propensities = model == null ? null : new Propensities(bundle.features(), model);
  }

  /** What is to be added to the logits of this user as of now; empty where the network is alone. */
  float[] beside(UserState state, long atMillis, FactorScores factors) {
    if (propensities == null) {
      return NOTHING;
    }
    propensities.read(state.history, atMillis);
    return propensities.beside(factors.skuScores(), factors.categoryScores());
  }

  /** Mixes the logits of one user, which start there, in place. */
  void mix(float[] logits, int from, float[] beside) {
    if (model != null) {
      mix(model.churn(), logits, from + churnAt, beside, 0, 1);
      mix(model.categories(), logits, from + categoriesFrom, beside, 1, categories);
      mix(model.skus(), logits, from + skusFrom, beside, 1 + categories, skus);
    }
  }

  private static void mix(HeadMix mix, float[] logits, int at, float[] beside, int from, int many) {
    for (int i = 0; i < many; i++) {
      logits[at + i] = mix.network() * logits[at + i] + beside[from + i];
    }
  }
}
