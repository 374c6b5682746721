package io.riverprint.trainer.baseline;

import io.riverprint.core.feature.Keys;
import io.riverprint.core.feature.LongIndex;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.PriceBuckets;
import io.riverprint.trainer.log.ProductProperties;
import java.util.List;

/**
 * The columns of an event whose values are counted: SKU, category and price bucket of a product
 * event, the URL of a visit, none of a search.
 */
final class ProductColumns {
  private final LongIndex skus;
  private final long[] categories;
  private final long[] prices;

  ProductColumns(List<ProductProperties> products) {
    PriceBuckets buckets = PriceBuckets.of(products);
    long[] keys = new long[products.size()];
    this.categories = new long[keys.length];
    this.prices = new long[keys.length];
    for (int i = 0; i < keys.length; i++) {
      ProductProperties product = products.get(i);
      String category = product.category();
      keys[i] = Keys.of(product.sku());
      categories[i] = category == null ? Keys.NONE : Keys.of(category);
      // Buckets count from 0, unknown is -1, and no value is NONE, which is 0.
      prices[i] = buckets.bucketOf(product.price()) + 1L;
    }
    this.skus = new LongIndex(keys);
  }

  /** How many columns events of this kind have. */
  static int count(EventType type) {
    return switch (type) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> 3;
      case PAGE_VISIT -> 1;
      case SEARCH_QUERY -> 0;
    };
  }

  /** The event's value in a column, or {@link Keys#NONE} where the catalogue says none. */
  long value(BehaviorEvent event, int column) {
    long item = Keys.of(event.item());
    if (column == 0) {
      return item;
    }
    int sku = skus.find(item);
    return sku < 0 ? Keys.NONE : (column == 1 ? categories : prices)[sku];
  }
}
