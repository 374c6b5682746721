package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.PurchaseTargets;
import java.util.Collection;
import java.util.TreeSet;

/**
 * Labels: what is bought after a cut, up to and including a horizon later (reference, 2.1). What
 * that is the job says too when it watches a release: {@link PurchaseTargets}.
 */
public final class TargetWindow {
  private final PurchaseTargets targets;
  private final long horizonMillis;

  public TargetWindow(FeatureSpec spec, long horizonMillis) {
    this.targets = new PurchaseTargets(spec);
    this.horizonMillis = horizonMillis;
  }

  /** What the user did in (cut, cut + horizon]. */
  public Labels after(UserHistory user, long cutMillis) {
    TreeSet<Integer> categories = new TreeSet<>();
    TreeSet<Integer> skus = new TreeSet<>();
    boolean churned = true;
    for (UserEvent event : user.events()) {
      if (Purchase.isOne(event) && Purchase.of(event).isWithin(cutMillis, horizonMillis)) {
        churned = false;
        note(targets.category(event.itemKey(), event.categoryKey()), categories);
        note(targets.sku(event.itemKey()), skus);
      }
    }
    return new Labels(churned, array(categories), array(skus));
  }

  private static void note(int target, Collection<Integer> found) {
    if (target != PurchaseTargets.NONE) {
      found.add(target);
    }
  }

  /** Index of the category of a product event: the catalogue's word, else the event's own. */
  public static int category(Catalogue catalogue, UserEvent event) {
    return PurchaseTargets.categoryIndex(catalogue, event.itemKey(), event.categoryKey());
  }

  private static int[] array(Collection<Integer> numbers) {
    return numbers.stream().mapToInt(Integer::intValue).toArray();
  }
}
