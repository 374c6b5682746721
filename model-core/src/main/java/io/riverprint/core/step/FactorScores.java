package io.riverprint.core.step;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.factor.FoldIn;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.factor.Likes;
import io.riverprint.core.factor.TargetScores;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.Keys;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.user.KeptOutputs;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserState.Encoded;
import io.riverprint.schema.ScoredItem;
import java.util.List;

/** The factor side of a user: follows product events, scores the targets. */
final class FactorScores {
  private final ProductKeys keys;
  private final FoldIn skus;
  private final FoldIn categories;
  private final int[] targetSkus;
  private final int[] targetCategories;
  private final TopItems topSkus;
  private final TopItems topCategories;
  private final float[] skuScores;
  private final float[] categoryScores;

  FactorScores(ModelBundle bundle, ProductKeys keys, int topItems) {
    FeatureSpec spec = bundle.features();
    this.keys = keys;
    this.skus = foldIn(bundle.skuFactors(), bundle);
    this.categories = foldIn(bundle.categoryFactors(), bundle);
    this.targetSkus = spec.targetSkus();
    this.targetCategories = spec.targetCategories();
    this.topSkus = new TopItems(spec.catalogue().skus, targetSkus, topItems);
    this.topCategories = new TopItems(spec.catalogue().categories, targetCategories, topItems);
    this.skuScores = new float[targetSkus.length];
    this.categoryScores = new float[targetCategories.length];
  }

  private static FoldIn foldIn(ItemFactors items, ModelBundle bundle) {
    return new FoldIn(items, bundle.manifest().version());
  }

  /** What the release makes of a user it has not met. */
  Encoded fresh(long release, NetworkSpec network) {
    return new Encoded(
        release,
        new float[network.hiddenWidth()],
        KeptOutputs.of(network),
        skus.fresh(),
        categories.fresh());
  }

  /** Moves the user's factors towards what was bought or put into the cart. */
  void follow(UserState state, UserEvent event) {
    float weight = Likes.weight(event.type());
    if (weight > 0) {
      Encoded user = state.encoded;
      long draw = Keys.mix(event.itemKey() + user.foldIns++);
      int sku = keys.sku(event);
      skus.follow(user.skuFactor, sku, draw, weight);
      categories.follow(user.categoryFactor, keys.category(event, sku), draw, weight);
    }
  }

  /** Scores of all target SKUs, then of all target categories: two blocks of the vector. */
  float[] scores(Encoded user) {
    float[] scores = new float[targetSkus.length + targetCategories.length];
    new TargetScores(skus.affinity(), targetSkus).write(user.skuFactor, scores, 0);
    new TargetScores(categories.affinity(), targetCategories)
        .write(user.categoryFactor, scores, targetSkus.length);
    return scores;
  }

  List<ScoredItem> topSkus(Encoded user) {
    return topSkus.of(skus.affinity().scores(user.skuFactor, targetSkus, skuScores), 0, false);
  }

  List<ScoredItem> topCategories(Encoded user) {
    float[] scores =
        categories.affinity().scores(user.categoryFactor, targetCategories, categoryScores);
    return topCategories.of(scores, 0, false);
  }
}
