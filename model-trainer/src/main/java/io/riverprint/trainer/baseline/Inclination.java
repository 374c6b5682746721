package io.riverprint.trainer.baseline;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What one user turned to, older things fading: categories once a session, SKUs each time. */
final class Inclination {
  private static final double CATEGORY_DAYS = 30;
  private static final double SKU_DAYS = 60;
  private static final long SESSION_MILLIS = 5_400_000;

  /** So many sessions does everybody begin with, of what is popular. */
  private static final double CATEGORY_PRIOR = 3;

  private static final double SKU_PRIOR = 10;

  private final Map<String, Double> categories = new HashMap<>();
  private final Map<String, Double> skus = new HashMap<>();
  private final Set<String> counted = new HashSet<>();
  private double ofCategories;
  private double ofSkus;

  void category(String category, long atMillis, double daysAgo) {
    if (counted.add(category + '/' + atMillis / SESSION_MILLIS)) {
      double weight = Math.exp(-daysAgo / CATEGORY_DAYS);
      categories.merge(category, weight, Double::sum);
      ofCategories += weight;
    }
  }

  void sku(String sku, double daysAgo) {
    double weight = Math.exp(-daysAgo / SKU_DAYS);
    skus.merge(sku, weight, Double::sum);
    ofSkus += weight;
  }

  /** Share of the user's sessions that are of the category; {@code popular} of everybody's. */
  double share(String category, double popular) {
    return (categories.getOrDefault(category, 0.0) + CATEGORY_PRIOR * popular)
        / (ofCategories + CATEGORY_PRIOR);
  }

  /**
   * Share of what the user takes that is this SKU.
   *
   * @param expected of somebody who is so inclined and has taken nothing yet
   */
  double shareOfSku(String sku, double expected) {
    return (skus.getOrDefault(sku, 0.0) + SKU_PRIOR * expected) / (ofSkus + SKU_PRIOR);
  }
}
