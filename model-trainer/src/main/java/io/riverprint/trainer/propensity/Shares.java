package io.riverprint.trainer.propensity;

import io.riverprint.core.factor.Likes;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.user.UserEvent;
import io.riverprint.trainer.example.UserHistory;
import java.util.List;

/**
 * What everybody took before an instant: each category's share of all, and each target SKU's share
 * of its category.
 */
final class Shares {
  private final FeatureSpec features;
  private final double[] ofCategory;
  private final double[] ofSku;
  private double ofAll;

  private Shares(FeatureSpec features) {
    this.features = features;
    this.ofCategory = new double[features.catalogue().categories.length];
    this.ofSku = new double[features.catalogue().skus.length];
  }

  static Shares before(FeatureSpec features, List<UserHistory> users, long untilMillis) {
    Shares shares = new Shares(features);
    for (UserHistory user : users) {
      for (UserEvent event : user.events()) {
        if (event.atMillis() >= untilMillis) {
          break;
        }
        shares.take(event);
      }
    }
    return shares;
  }

  private void take(UserEvent event) {
    double weight = Likes.weight(event.type());
    if (weight > 0) {
      Catalogue catalogue = features.catalogue();
      int sku = catalogue.sku(event.itemKey());
      int category = catalogue.categoryOf(sku, event.categoryKey());
      ofAll += weight;
      if (category >= 0) {
        ofCategory[category] += weight;
      }
      if (sku >= 0) {
        ofSku[sku] += weight;
      }
    }
  }

  float[] categories() {
    float[] shares = new float[ofCategory.length];
    for (int category = 0; category < shares.length; category++) {
      shares[category] = share(ofCategory[category], ofAll);
    }
    return shares;
  }

  /** By target. */
  float[] skus() {
    int[] targets = features.targetSkus();
    float[] shares = new float[targets.length];
    for (int t = 0; t < targets.length; t++) {
      int category = features.catalogue().categoryOfSku[targets[t]];
      shares[t] = share(ofSku[targets[t]], category < 0 ? ofAll : ofCategory[category]);
    }
    return shares;
  }

  private static float share(double part, double all) {
    return all > 0 ? (float) Math.min(1, part / all) : 0;
  }
}
