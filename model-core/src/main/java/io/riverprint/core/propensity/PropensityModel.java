package io.riverprint.core.propensity;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.user.UserEvent;

/**
 * What was learnt to tell propensities from a user's kept events, beside the network. Part of a
 * bundle; nobody writes to its arrays.
 *
 * @param chanceActive weights of {@link Recency}'s columns: log odds that a user whose newest event
 *     is less than a session gap old buys anything within the horizon
 * @param chanceQuiet the same of everybody else: what was done lately means another thing when it
 *     is over
 * @param churn of the churn head; it has no share and no affinity
 * @param categories of the category head
 * @param skus of the SKU head
 * @param categoryShares by category index: share of what everybody put into the cart or bought
 * @param skuShares by target SKU: share of what was taken of its category, or of all where it has
 *     none
 * @param hintKeys of URLs and queries that are about one category, see {@link #hintKey}
 * @param hintCategories category index of each
 */
public record PropensityModel(
    float[] chanceActive,
    float[] chanceQuiet,
    HeadMix churn,
    HeadMix categories,
    HeadMix skus,
    float[] categoryShares,
    float[] skuShares,
    long[] hintKeys,
    int[] hintCategories) {

  public PropensityModel {
    if (chanceActive.length != Recency.WIDTH
        || chanceQuiet.length != Recency.WIDTH
        || hintKeys.length != hintCategories.length) {
      throw new IllegalArgumentException(
          "propensity model: %d and %d weights of recency and %d hints to %d categories; needs %d weights and as many categories as hints"
              .formatted(
                  chanceActive.length,
                  chanceQuiet.length,
                  hintKeys.length,
                  hintCategories.length,
                  Recency.WIDTH));
    }
  }

  /** What was counted, with nothing learnt from it: the network speaks alone. */
  public static PropensityModel counting(
      float[] categoryShares, float[] skuShares, long[] hintKeys, int[] hintCategories) {
    return new PropensityModel(
        new float[Recency.WIDTH],
        new float[Recency.WIDTH],
        HeadMix.NETWORK,
        HeadMix.NETWORK,
        HeadMix.NETWORK,
        categoryShares,
        skuShares,
        hintKeys,
        hintCategories);
  }

  /** The same with other weights of recency. */
  public PropensityModel withChance(float[] active, float[] quiet) {
    return new PropensityModel(
        active,
        quiet,
        churn,
        categories,
        skus,
        categoryShares,
        skuShares,
        hintKeys,
        hintCategories);
  }

  /** The same with other mixes of the heads. */
  public PropensityModel mixed(HeadMix ofChurn, HeadMix ofCategories, HeadMix ofSkus) {
    return new PropensityModel(
        chanceActive,
        chanceQuiet,
        ofChurn,
        ofCategories,
        ofSkus,
        categoryShares,
        skuShares,
        hintKeys,
        hintCategories);
  }

  /** Key of what a visit or a search leads to. */
  public static long hintKey(UserEvent event) {
    return Keys.mix(event.itemKey() + event.type().code());
  }
}
