package io.riverprint.core.watch;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.LongIndex;
import java.util.Arrays;

/**
 * Which of a release's targets a purchase is of: the one meaning of a label. The catalogue speaks
 * first; of an SKU whose category it does not know, the event itself. Any number of threads may
 * share one.
 */
public final class PurchaseTargets {
  /** Said of what is no target. */
  public static final int NONE = LongIndex.ABSENT;

  private final Catalogue catalogue;
  private final int[] categoryTarget;
  private final int[] skuTarget;
  private final int categories;
  private final int skus;

  public PurchaseTargets(FeatureSpec spec) {
    this.catalogue = spec.catalogue();
    this.categoryTarget = positions(spec.targetCategories(), catalogue.categories.length);
    this.skuTarget = positions(spec.targetSkus(), catalogue.skus.length);
    this.categories = spec.targetCategories().length;
    this.skus = spec.targetSkus().length;
  }

  /** How many categories are scored. */
  public int categories() {
    return categories;
  }

  /** How many SKUs are scored. */
  public int skus() {
    return skus;
  }

  /** Position of the category of such a purchase among the target categories, or {@link #NONE}. */
  public int category(long skuKey, long categoryKey) {
    return at(categoryTarget, categoryIndex(catalogue, skuKey, categoryKey));
  }

  /** Position of the category of this name, as a key, or {@link #NONE}. */
  public int categoryNamed(long key) {
    return at(categoryTarget, catalogue.category(key));
  }

  /** Position of the SKU among the target SKUs, or {@link #NONE}. */
  public int sku(long skuKey) {
    return at(skuTarget, catalogue.sku(skuKey));
  }

  /** Whether the catalogue has the SKU. */
  public boolean knows(long skuKey) {
    return catalogue.sku(skuKey) >= 0;
  }

  /** Index of the category of a product event: the catalogue's word, else the event's own. */
  public static int categoryIndex(Catalogue catalogue, long skuKey, long categoryKey) {
    return catalogue.categoryOf(catalogue.sku(skuKey), categoryKey);
  }

  private static int at(int[] targets, int index) {
    return index < 0 ? NONE : targets[index];
  }

  private static int[] positions(int[] targets, int size) {
    int[] positions = new int[size];
    Arrays.fill(positions, NONE);
    for (int i = 0; i < targets.length; i++) {
      positions[targets[i]] = i;
    }
    return positions;
  }
}
