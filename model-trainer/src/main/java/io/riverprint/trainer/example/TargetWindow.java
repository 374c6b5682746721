package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.LongIndex;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;
import java.util.Arrays;
import java.util.Collection;
import java.util.TreeSet;

/** Labels: what is bought after a cut, up to and including a horizon later (reference, 2.1). */
public final class TargetWindow {
  private final Catalogue catalogue;
  private final int[] categoryTarget;
  private final int[] skuTarget;
  private final long horizonMillis;

  public TargetWindow(FeatureSpec spec, long horizonMillis) {
    this.catalogue = spec.catalogue();
    this.categoryTarget = positions(spec.targetCategories(), catalogue.categories.length);
    this.skuTarget = positions(spec.targetSkus(), catalogue.skus.length);
    this.horizonMillis = horizonMillis;
  }

  /** What the user did in (cut, cut + horizon]. */
  public Labels after(UserHistory user, long cutMillis) {
    TreeSet<Integer> categories = new TreeSet<>();
    TreeSet<Integer> skus = new TreeSet<>();
    boolean churned = true;
    for (UserEvent event : user.events()) {
      if (event.type() == EventType.PRODUCT_BUY && isIn(event.atMillis(), cutMillis)) {
        churned = false;
        note(categoryTarget, category(catalogue, event), categories);
        note(skuTarget, catalogue.sku(event.itemKey()), skus);
      }
    }
    return new Labels(churned, array(categories), array(skus));
  }

  private boolean isIn(long atMillis, long cutMillis) {
    return atMillis > cutMillis && atMillis <= cutMillis + horizonMillis;
  }

  private static void note(int[] targets, int index, Collection<Integer> found) {
    if (index >= 0 && targets[index] != LongIndex.ABSENT) {
      found.add(targets[index]);
    }
  }

  /** Index of the category of a product event: the catalogue's word, else the event's own. */
  public static int category(Catalogue catalogue, UserEvent event) {
    int sku = catalogue.sku(event.itemKey());
    int category = sku < 0 ? Catalogue.UNKNOWN : catalogue.categoryOfSku[sku];
    return category >= 0 ? category : catalogue.category(event.categoryKey());
  }

  private static int[] positions(int[] targets, int size) {
    int[] positions = new int[size];
    Arrays.fill(positions, LongIndex.ABSENT);
    for (int i = 0; i < targets.length; i++) {
      positions[targets[i]] = i;
    }
    return positions;
  }

  private static int[] array(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
