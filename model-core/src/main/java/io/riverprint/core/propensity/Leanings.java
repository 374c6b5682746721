package io.riverprint.core.propensity;

import io.riverprint.core.feature.Catalogue;
import java.util.Arrays;

/**
 * What one user turned to, older things fading: a category once a session, with a time constant of
 * 30 days, a SKU each time it was taken, with 60. Everybody begins with a few sessions of what is
 * popular. One for each thread; holds one user at a time.
 */
final class Leanings {
  /** So many sessions does everybody begin with. */
  private static final double CATEGORY_PRIOR = 3;

  private static final double SKU_PRIOR = 10;
  private static final double LOG_SKU_PRIOR = StrictMath.log(SKU_PRIOR);
  private static final double LEAST_SHARE = 1e-9;

  private final Catalogue catalogue;
  private final float[] popular;
  private final double[] logPopular;
  private final double[] categories;
  private final long[] touched;
  private final double[] skus;
  private final int[] seenCategories;
  private final int[] seenSkus;
  private int categoriesSeen;
  private int skusSeen;
  private double ofCategories;
  private double ofSkus;
  private double logOfCategories;
  private double logOfSkus;

  /**
   * Of nobody yet.
   *
   * @param popular share of each category
   */
  Leanings(Catalogue catalogue, float[] popular) {
    this.catalogue = catalogue;
    this.popular = popular;
    this.logPopular = new double[popular.length];
    for (int category = 0; category < popular.length; category++) {
      logPopular[category] = log(CATEGORY_PRIOR * popular[category]);
    }
    this.categories = new double[catalogue.categories.length];
    this.touched = new long[categories.length];
    this.skus = new double[catalogue.skus.length];
    this.seenCategories = new int[categories.length];
    this.seenSkus = new int[skus.length];
    Arrays.fill(touched, Long.MIN_VALUE);
  }

  void clear() {
    for (int i = 0; i < categoriesSeen; i++) {
      categories[seenCategories[i]] = 0;
      touched[seenCategories[i]] = Long.MIN_VALUE;
    }
    for (int i = 0; i < skusSeen; i++) {
      skus[seenSkus[i]] = 0;
    }
    categoriesSeen = 0;
    skusSeen = 0;
    ofCategories = 0;
    ofSkus = 0;
  }

  /** An event of the category; one no later than the gap after its last one is the same session. */
  void category(int category, long atMillis, long gapMillis, double weight) {
    long before = touched[category];
    if (before == Long.MIN_VALUE) {
      seenCategories[categoriesSeen++] = category;
    }
    touched[category] = atMillis;
    if (before == Long.MIN_VALUE || atMillis - before > gapMillis) {
      categories[category] += weight;
      ofCategories += weight;
    }
  }

  /** The SKU was put into the cart or bought. */
  void sku(int sku, double weight) {
    if (skus[sku] == 0) {
      seenSkus[skusSeen++] = sku;
    }
    skus[sku] += weight;
    ofSkus += weight;
  }

  /** All events of the user were counted. */
  void counted() {
    logOfCategories = StrictMath.log(ofCategories + CATEGORY_PRIOR);
    logOfSkus = StrictMath.log(ofSkus + SKU_PRIOR);
  }

  /** Log share of the user's sessions that are of the category. */
  double logShare(int category) {
    double own = categories[category];
    return (own == 0 ? logPopular[category] : log(own + CATEGORY_PRIOR * popular[category]))
        - logOfCategories;
  }

  /**
   * Log share of what the user takes that is this SKU.
   *
   * @param skuShare of its category, or of all where it has none
   * @param logSkuShare its logarithm: most SKUs were never taken, and need no other
   */
  double logShareOfSku(int sku, double skuShare, double logSkuShare) {
    int category = catalogue.categoryOfSku[sku];
    double inclined = category < 0 ? 0 : logShare(category);
    double own = skus[sku];
    return (own == 0
            ? LOG_SKU_PRIOR + logSkuShare + inclined
            : log(own + SKU_PRIOR * skuShare * StrictMath.exp(inclined)))
        - logOfSkus;
  }

  static double log(double share) {
    return StrictMath.log(Math.max(LEAST_SHARE, share));
  }
}
