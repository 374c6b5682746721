package io.riverprint.core.watch;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.function.LongToIntFunction;

/**
 * What a profile said of the time after it, kept until that time has passed.
 *
 * @param release that said it
 * @param asOfMillis of the profile
 * @param boughtBefore whether the user had ever bought: churn is asked of such users only
 *     (reference, section 2.1)
 * @param churn the probability
 * @param categories keys of the listed categories, at most {@value #ITEMS}
 * @param categoryScores their probabilities
 * @param skus keys of the listed SKUs, at most {@value #ITEMS}
 * @param skuScores their probabilities
 * @param columns the profile's {@link WatchedColumns}
 */
public record Question(
    long release,
    long asOfMillis,
    boolean boughtBefore,
    float churn,
    long[] categories,
    float[] categoryScores,
    long[] skus,
    float[] skuScores,
    float[] columns) {

  /** Of a profile's list so many are asked about, also where it is longer. */
  public static final int ITEMS = 10;

  public static Question of(UserProfile profile) {
    return new Question(
        profile.release(),
        profile.asOfMillis(),
        profile.counts().buys() > 0,
        profile.churn(),
        keys(profile.categories()),
        scores(profile.categories()),
        keys(profile.skus()),
        scores(profile.skus()),
        WatchedColumns.of(profile));
  }

  private static long[] keys(List<ScoredItem> items) {
    return items.stream().limit(ITEMS).mapToLong(item -> Keys.of(item.id())).toArray();
  }

  private static float[] scores(List<ScoredItem> items) {
    float[] scores = new float[Math.min(ITEMS, items.size())];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = items.get(i).score();
    }
    return scores;
  }

  /**
   * What came of it.
   *
   * @param targets of the release that said it
   * @param purchases of the user; those outside (as-of, as-of + horizon] do not count
   */
  public Answer answer(PurchaseTargets targets, List<Purchase> purchases, long horizonMillis) {
    boolean[] boughtCategories = new boolean[targets.categories()];
    boolean[] boughtSkus = new boolean[targets.skus()];
    boolean churned = true;
    for (Purchase purchase : purchases) {
      if (purchase.isWithin(asOfMillis, horizonMillis)) {
        churned = false;
        mark(boughtCategories, targets.category(purchase.skuKey(), purchase.categoryKey()));
        mark(boughtSkus, targets.sku(purchase.skuKey()));
      }
    }
    return new Answer(
        release,
        boughtBefore ? Outcomes.one(churn, churned) : Outcomes.NONE,
        Outcomes.listed(
            categoryScores, positions(categories, targets::categoryNamed), boughtCategories),
        Outcomes.listed(skuScores, positions(skus, targets::sku), boughtSkus));
  }

  private static int[] positions(long[] keys, LongToIntFunction position) {
    int[] positions = new int[keys.length];
    for (int i = 0; i < keys.length; i++) {
      positions[i] = position.applyAsInt(keys[i]);
    }
    return positions;
  }

  private static void mark(boolean[] bought, int target) {
    if (target != PurchaseTargets.NONE) {
      bought[target] = true;
    }
  }
}
