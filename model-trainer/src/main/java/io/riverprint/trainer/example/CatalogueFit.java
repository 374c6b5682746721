package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.CodeClusters;
import io.riverprint.core.user.UserEvents;
import io.riverprint.trainer.log.ProductProperties;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The catalogue of the training part: SKUs and categories in the order the log names them. */
final class CatalogueFit {
  // A shop that names no category has one: the heads and the factors need something to score.
  private static final String ONLY_CATEGORY = "all";

  private final List<ProductProperties> products;
  private final PriceBuckets prices;
  private final byte[] codes;
  private final boolean[] coded;
  private final CodeClusters clusters;

  /** How many name clusters there are. */
  final int clusterCount;

  CatalogueFit(List<ProductProperties> products, long seed) {
    this.products = products;
    this.prices = PriceBuckets.of(products);
    this.codes = new byte[products.size() * Catalogue.CODES];
    this.coded = new boolean[products.size()];
    float[] centroids = CodeClustering.centroids(readCodes(), seed);
    this.clusters = new CodeClusters(centroids);
    this.clusterCount = centroids.length / Catalogue.CODES;
  }

  /** Upper edges of the price buckets. */
  float[] priceEdges() {
    return prices.edges();
  }

  Catalogue catalogue() {
    int n = products.size();
    String[] skus = new String[n];
    int[] categoryOf = new int[n];
    int[] priceOf = new int[n];
    int[] clusterOf = new int[n];
    Map<String, Integer> categories = new LinkedHashMap<>();
    boolean none = products.stream().allMatch(product -> product.category() == null);
    for (int i = 0; i < n; i++) {
      ProductProperties product = products.get(i);
      skus[i] = product.sku();
      categoryOf[i] = index(categories, none ? ONLY_CATEGORY : product.category());
      priceOf[i] = prices.bucketOf(product.price());
      clusterOf[i] = coded[i] ? clusters.nearest(codesOf(i)) : Catalogue.UNKNOWN;
    }
    String[] names = categories.keySet().toArray(String[]::new);
    return new Catalogue(skus, names, categoryOf, priceOf, clusterOf, codes);
  }

  private static int index(Map<String, Integer> categories, @Nullable String category) {
    if (category == null) {
      return Catalogue.UNKNOWN;
    }
    Integer known = categories.putIfAbsent(category, categories.size());
    return known == null ? categories.size() - 1 : known;
  }

  private List<byte[]> readCodes() {
    List<byte[]> found = new ArrayList<>();
    for (int i = 0; i < coded.length; i++) {
      byte[] vector = read(products.get(i).codes());
      if (vector != null) {
        System.arraycopy(vector, 0, codes, i * Catalogue.CODES, Catalogue.CODES);
        coded[i] = true;
        found.add(vector);
      }
    }
    return found;
  }

  /** A name that is no vector of codes leaves the SKU without one, as an absent name does. */
  private static byte @Nullable [] read(@Nullable String text) {
    try {
      return text == null ? null : UserEvents.codes(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private byte[] codesOf(int sku) {
    return Arrays.copyOfRange(codes, sku * Catalogue.CODES, (sku + 1) * Catalogue.CODES);
  }
}
