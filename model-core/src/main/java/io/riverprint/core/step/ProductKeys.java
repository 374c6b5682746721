package io.riverprint.core.step;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.user.UserEvent;

/**
 * What a product event's SKU belongs to. The catalogue speaks first; of an SKU it does not know,
 * the event itself.
 */
final class ProductKeys {
  private final Catalogue catalogue;
  private final float[] priceEdges;

  ProductKeys(FeatureSpec spec) {
    this.catalogue = spec.catalogue();
    this.priceEdges = spec.priceEdges();
  }

  /** Index of the event's SKU, -1 if not known. */
  int sku(UserEvent event) {
    return catalogue.sku(event.itemKey());
  }

  /** Index of the category, -1 if not known. */
  int category(UserEvent event, int sku) {
    return catalogue.categoryOf(sku, event.categoryKey());
  }

  /** Key of the user's own counts of the category; 0 where there is none to count. */
  long categoryKey(UserEvent event, int sku) {
    int category = category(event, sku);
    return category >= 0 ? category + 1L : event.categoryKey();
  }

  /** Name cluster, -1 if not known. */
  int cluster(int sku) {
    return sku < 0 ? Catalogue.UNKNOWN : catalogue.clusterOfSku[sku];
  }

  /** Price bucket 0..99, -1 if not known. */
  int price(UserEvent event, int sku) {
    int price = sku < 0 ? Catalogue.UNKNOWN : catalogue.priceOfSku[sku];
    return price >= 0 || Float.isNaN(event.price()) ? price : bucket(event.price());
  }

  private int bucket(float price) {
    if (priceEdges.length == 0) {
      return Math.max(0, Math.min(99, (int) price));
    }
    int bucket = 0;
    while (bucket < priceEdges.length && priceEdges[bucket] < price) {
      bucket++;
    }
    return bucket;
  }
}
