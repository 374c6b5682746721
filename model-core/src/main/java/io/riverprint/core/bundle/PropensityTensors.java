package io.riverprint.core.bundle;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.propensity.HeadMix;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.propensity.Recency;

/** propensity.safetensors: how the served propensities are put together, where it was learnt. */
final class PropensityTensors {
  static final String NAME = "propensity.safetensors";

  /** Of bundles that knew one for all users. */
  private static final String CHANCE = "chance";

  private static final String ACTIVE = "chance.active";
  private static final String QUIET = "chance.quiet";
  private static final String CHURN = "churn.mix";
  private static final String CATEGORIES = "category.mix";
  private static final String SKUS = "sku.mix";
  private static final String CATEGORY_SHARES = "category.shares";
  private static final String SKU_SHARES = "sku.shares";
  private static final String HINT_KEYS = "hint.keys";
  private static final String HINT_CATEGORIES = "hint.categories";
  private static final int MIX = 5;

  private PropensityTensors() {}

  static TensorWriter write(PropensityModel model) {
    return new TensorWriter()
        .floats(ACTIVE, model.chanceActive(), Recency.WIDTH)
        .floats(QUIET, model.chanceQuiet(), Recency.WIDTH)
        .floats(CHURN, numbers(model.churn()), MIX)
        .floats(CATEGORIES, numbers(model.categories()), MIX)
        .floats(SKUS, numbers(model.skus()), MIX)
        .floats(CATEGORY_SHARES, model.categoryShares(), model.categoryShares().length)
        .floats(SKU_SHARES, model.skuShares(), model.skuShares().length)
        .longs(HINT_KEYS, model.hintKeys(), model.hintKeys().length)
        .ints(HINT_CATEGORIES, model.hintCategories(), model.hintCategories().length);
  }

  static PropensityModel read(Tensors in) {
    int hints = in.size(HINT_KEYS, 1, 0, 0);
    boolean one = in.has(CHANCE);
    float[] active = in.floats(one ? CHANCE : ACTIVE, Recency.WIDTH);
    PropensityModel model =
        new PropensityModel(
            active,
            one ? active : in.floats(QUIET, Recency.WIDTH),
            mix(in.floats(CHURN, MIX)),
            mix(in.floats(CATEGORIES, MIX)),
            mix(in.floats(SKUS, MIX)),
            in.floats(CATEGORY_SHARES, in.size(CATEGORY_SHARES, 1, 0, 0)),
            in.floats(SKU_SHARES, in.size(SKU_SHARES, 1, 0, 0)),
            in.longs(HINT_KEYS, hints),
            in.ints(HINT_CATEGORIES, hints));
    in.requireAllRead();
    return model;
  }

  /** Whether it speaks of the items that the features know, in finite numbers. */
  static void check(String where, PropensityModel model, FeatureSpec features) {
    int categories = features.catalogue().categories.length;
    Require.equal(where, "category shares", model.categoryShares().length, categories);
    Require.equal(where, "SKU shares", model.skuShares().length, features.targetSkus().length);
    Require.finite(where + ", chance of active users", model.chanceActive());
    Require.finite(where + ", chance of quiet users", model.chanceQuiet());
    Require.finite(where + ", churn", numbers(model.churn()));
    Require.finite(where + ", category", numbers(model.categories()));
    Require.finite(where + ", SKU", numbers(model.skus()));
    shares(where + ", category shares", model.categoryShares());
    shares(where + ", SKU shares", model.skuShares());
    for (int category : model.hintCategories()) {
      Require.that(
          category >= 0 && category < categories,
          where,
          "a hint to category " + category,
          "one of " + categories);
    }
  }

  private static void shares(String where, float[] shares) {
    for (float share : shares) {
      Require.that(share >= 0 && share <= 1, where, "a share of " + share, "0 to 1");
    }
  }

  private static float[] numbers(HeadMix mix) {
    return new float[] {mix.bias(), mix.network(), mix.chance(), mix.share(), mix.affinity()};
  }

  private static HeadMix mix(float[] numbers) {
    return new HeadMix(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);
  }
}
