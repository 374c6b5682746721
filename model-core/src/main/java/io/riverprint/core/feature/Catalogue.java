package io.riverprint.core.feature;

/**
 * The shop's SKUs and categories as a release knows them. Positions in these arrays are the indices
 * that factors, targets and statistics use. Nobody writes to the arrays after it is made.
 */
public final class Catalogue {
  /** How many codes a name or a query has in the challenge's files. */
  public static final int CODES = 16;

  /** Price bucket, category or cluster that is not known. */
  public static final int UNKNOWN = -1;

  public final String[] skus;
  public final String[] categories;

  /** Index of each SKU's category, or {@link #UNKNOWN}. */
  public final int[] categoryOfSku;

  /** Price bucket of each SKU, 0..99, or {@link #UNKNOWN}. */
  public final int[] priceOfSku;

  /** KMeans cluster of each SKU's name codes, or {@link #UNKNOWN}. */
  public final int[] clusterOfSku;

  /** Name codes, SKU after SKU, {@link #CODES} unsigned bytes each; zeros where not known. */
  public final byte[] codesOfSku;

  private final LongIndex skuIndex;
  private final LongIndex categoryIndex;

  public Catalogue(
      String[] skus,
      String[] categories,
      int[] categoryOfSku,
      int[] priceOfSku,
      int[] clusterOfSku,
      byte[] codesOfSku) {
    int n = skus.length;
    if (categoryOfSku.length != n
        || priceOfSku.length != n
        || clusterOfSku.length != n
        || codesOfSku.length != n * CODES) {
      throw new IllegalArgumentException(
          "catalogue of "
              + n
              + " SKUs: columns of other lengths: "
              + categoryOfSku.length
              + ", "
              + priceOfSku.length
              + ", "
              + clusterOfSku.length
              + ", "
              + codesOfSku.length);
    }
    this.skus = skus;
    this.categories = categories;
    this.categoryOfSku = categoryOfSku;
    this.priceOfSku = priceOfSku;
    this.clusterOfSku = clusterOfSku;
    this.codesOfSku = codesOfSku;
    this.skuIndex = new LongIndex(keysOf(skus));
    this.categoryIndex = new LongIndex(keysOf(categories));
  }

  /** Index of the SKU with this key, or {@link LongIndex#ABSENT}. */
  public int sku(long key) {
    return skuIndex.find(key);
  }

  /** Index of the category with this key, or {@link LongIndex#ABSENT}. */
  public int category(long key) {
    return categoryIndex.find(key);
  }

  /**
   * Index of the category of a product, or {@link #UNKNOWN}. The catalogue speaks first; of an SKU
   * it does not know, or whose category it does not know, whoever names the product.
   *
   * @param sku its index, or {@link LongIndex#ABSENT}
   * @param namedKey key of the category that was named with it
   */
  public int categoryOf(int sku, long namedKey) {
    int category = sku < 0 ? UNKNOWN : categoryOfSku[sku];
    return category >= 0 ? category : category(namedKey);
  }

  private static long[] keysOf(String[] names) {
    long[] keys = new long[names.length];
    for (int i = 0; i < names.length; i++) {
      keys[i] = Keys.of(names[i]);
    }
    return keys;
  }
}
