package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.trainer.log.ProductProperties;
import java.util.Arrays;
import java.util.List;

/**
 * The shop's prices as the challenge has them: buckets 0..99 of equal numbers of SKUs. Whole
 * numbers of 0..99 throughout are taken for buckets already; nothing but the scale would change
 * otherwise.
 */
public final class PriceBuckets {
  private static final int BUCKETS = 100;

  private final float[] edges;

  private PriceBuckets(float[] edges) {
    this.edges = edges;
  }

  /** Buckets of all products whose price is known. */
  public static PriceBuckets of(List<ProductProperties> products) {
    float[] prices = new float[products.size()];
    int known = 0;
    for (ProductProperties product : products) {
      if (!Float.isNaN(product.price())) {
        prices[known++] = product.price();
      }
    }
    float[] sorted = Arrays.copyOf(prices, known);
    Arrays.sort(sorted);
    return new PriceBuckets(areBuckets(sorted) ? new float[0] : quantiles(sorted));
  }

  /** Ascending upper edges, at most 99; empty where prices came as buckets. */
  float[] edges() {
    return edges.clone();
  }

  /** The price's bucket, or {@link Catalogue#UNKNOWN}. */
  public int bucketOf(float price) {
    if (Float.isNaN(price)) {
      return Catalogue.UNKNOWN;
    }
    if (edges.length == 0) {
      return (int) price;
    }
    int at = Arrays.binarySearch(edges, price);
    return at < 0 ? -at - 1 : at;
  }

  private static boolean areBuckets(float[] sorted) {
    for (float price : sorted) {
      if (price != Math.rint(price) || price < 0 || price >= BUCKETS) {
        return false;
      }
    }
    return true;
  }

  private static float[] quantiles(float[] sorted) {
    float[] edges = new float[BUCKETS - 1];
    int distinct = 0;
    for (int i = 1; i < BUCKETS; i++) {
      float edge = sorted[(int) (((long) i * sorted.length + BUCKETS - 1) / BUCKETS) - 1];
      if (distinct == 0 || edge > edges[distinct - 1]) {
        edges[distinct++] = edge;
      }
    }
    return Arrays.copyOf(edges, distinct);
  }
}
