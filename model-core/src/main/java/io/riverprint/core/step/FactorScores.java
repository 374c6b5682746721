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
import java.util.Arrays;
import java.util.List;

/** The factor side of a user: follows product events, scores the targets. */
final class FactorScores {
  private final ProductKeys keys;
  private final FoldIn skus;
  private final FoldIn categories;
  private final TargetScores skuTargets;
  private final TargetScores categoryTargets;
  private final TopItems topSkus;
  private final TopItems topCategories;
  private final float[] skuScores;
  private final float[] categoryScores;

  FactorScores(ModelBundle bundle, ProductKeys keys, int topItems) {
    FeatureSpec spec = bundle.features();
    this.keys = keys;
    this.skus = foldIn(bundle.skuFactors(), bundle);
    this.categories = foldIn(bundle.categoryFactors(), bundle);
    this.skuTargets = new TargetScores(skus.affinity(), spec.targetSkus());
    this.categoryTargets = new TargetScores(categories.affinity(), spec.targetCategories());
    this.topSkus = new TopItems(spec.catalogue().skus, spec.targetSkus(), topItems);
    this.topCategories =
        new TopItems(spec.catalogue().categories, spec.targetCategories(), topItems);
    this.skuScores = new float[skuTargets.width()];
    this.categoryScores = new float[categoryTargets.width()];
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

  /** Scores all targets by the user's factors: what the methods below speak of. */
  void read(Encoded user) {
    skuTargets.write(user.skuFactor, skuScores, 0);
    categoryTargets.write(user.categoryFactor, categoryScores, 0);
  }

  /** Of the target SKUs; the next user overwrites them. */
  float[] skuScores() {
    return skuScores;
  }

  /** Of the target categories; the next user overwrites them. */
  float[] categoryScores() {
    return categoryScores;
  }

  /** Scores of all target SKUs, then of all target categories: two blocks of the vector. */
  float[] block() {
    float[] block = Arrays.copyOf(skuScores, skuScores.length + categoryScores.length);
    System.arraycopy(categoryScores, 0, block, skuScores.length, categoryScores.length);
    return block;
  }

  List<ScoredItem> topSkus() {
    return topSkus.of(skuScores, 0, false);
  }

  List<ScoredItem> topCategories() {
    return topCategories.of(categoryScores, 0, false);
  }
}
