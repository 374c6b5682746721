package io.riverprint.core.propensity;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.LongIndex;
import io.riverprint.core.user.RecentEvents;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;

/**
 * Counts a user's kept events as of an instant, and says what follows for each label. Depends on
 * these events and the instant alone. One for each thread; holds one user at a time.
 */
public final class Propensities {
  private final PropensityModel model;
  private final Catalogue catalogue;
  private final int[] targetCategories;
  private final int[] targetSkus;
  private final long gapMillis;
  private final LongIndex hints;
  private final Recency recency = new Recency();
  private final Leanings leanings;
  private final double[] logSkuShares;
  private final double[] columns = new double[Recency.WIDTH];
  private long newestMillis;
  private boolean active;

  public Propensities(FeatureSpec features, PropensityModel model) {
    this.model = model;
    this.catalogue = features.catalogue();
    this.targetCategories = features.targetCategories();
    this.targetSkus = features.targetSkus();
    this.gapMillis = features.sessionRule().gapMillis();
    this.hints = new LongIndex(model.hintKeys());
    this.leanings = new Leanings(catalogue, model.categoryShares());
    this.logSkuShares = new double[targetSkus.length];
    for (int t = 0; t < targetSkus.length; t++) {
      logSkuShares[t] = Leanings.log(model.skuShares()[t]);
    }
  }

  /** Counts the events of a user, all at or before the instant. */
  public void read(RecentEvents history, long asOfMillis) {
    recency.clear();
    leanings.clear();
    newestMillis = Long.MIN_VALUE;
    history.forEach("", event -> take(event, asOfMillis));
    leanings.counted();
    recency.write(columns);
    active = newestMillis > asOfMillis - gapMillis;
  }

  /** The columns of {@link Recency}; the next user overwrites them. */
  public double[] columns() {
    return columns;
  }

  /** Whether the newest event is less than a session gap old. */
  public boolean active() {
    return active;
  }

  /** Log odds that the user buys anything. */
  public float chance() {
    float[] weights = active ? model.chanceActive() : model.chanceQuiet();
    double sum = 0;
    for (int k = 0; k < columns.length; k++) {
      sum += weights[k] * columns[k];
    }
    return (float) sum;
  }

  /** Log share of a target category among what the user turned to. */
  public float logShareOfCategory(int target) {
    return (float) leanings.logShare(targetCategories[target]);
  }

  /** Log share of a target SKU among what the user takes. */
  public float logShareOfSku(int target) {
    return (float)
        leanings.logShareOfSku(targetSkus[target], model.skuShares()[target], logSkuShares[target]);
  }

  /**
   * What is added to the weighted logits of the network: churn, categories, SKUs.
   *
   * @param skuScores BPR's of the target SKUs
   * @param categoryScores and of the target categories
   */
  public float[] beside(float[] skuScores, float[] categoryScores) {
    float[] beside = new float[1 + targetCategories.length + targetSkus.length];
    float chance = chance();
    beside[0] = model.churn().beside(chance, 0, 0);
    int at = 1;
    for (int t = 0; t < targetCategories.length; t++) {
      beside[at++] = model.categories().beside(chance, logShareOfCategory(t), categoryScores[t]);
    }
    for (int t = 0; t < targetSkus.length; t++) {
      beside[at++] = model.skus().beside(chance, logShareOfSku(t), skuScores[t]);
    }
    return beside;
  }

  private void take(UserEvent event, long asOfMillis) {
    newestMillis = Math.max(newestMillis, event.atMillis());
    double daysAgo = Math.max(0, asOfMillis - event.atMillis()) / Recency.DAY_MILLIS;
    double faded = Recency.faded(daysAgo);
    recency.take(event.type(), daysAgo, faded);
    int sku = event.type().isProduct() ? catalogue.sku(event.itemKey()) : LongIndex.ABSENT;
    int category = category(event, sku);
    if (category >= 0) {
      leanings.category(category, event.atMillis(), gapMillis, faded * faded);
    }
    if (sku >= 0 && event.type() != EventType.REMOVE_FROM_CART) {
      leanings.sku(sku, faded);
    }
  }

  private int category(UserEvent event, int sku) {
    if (!event.type().isProduct()) {
      int hint = hints.find(PropensityModel.hintKey(event));
      return hint == LongIndex.ABSENT ? Catalogue.UNKNOWN : model.hintCategories()[hint];
    }
    return catalogue.categoryOf(sku, event.categoryKey());
  }
}
