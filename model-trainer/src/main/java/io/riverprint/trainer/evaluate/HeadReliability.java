package io.riverprint.trainer.evaluate;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.trainer.log.Purchase;
import io.riverprint.trainer.probe.WindowPurchases;
import io.riverprint.trainer.propensity.ServedItems;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Whether the served heads are right about the first window: churn over those who bought before, a
 * list over all pairs of a user and one of its items.
 */
final class HeadReliability {
  private final List<Snapshot> snapshots;
  private final WindowPurchases purchases;

  private HeadReliability(List<Snapshot> snapshots, WindowPurchases purchases) {
    this.snapshots = snapshots;
    this.purchases = purchases;
  }

  static List<Reliability> of(
      FeatureSpec features, List<Snapshot> snapshots, WindowPurchases purchases) {
    HeadReliability heads = new HeadReliability(snapshots, purchases);
    ServedItems categories =
        new ServedItems(features.catalogue().categories, features.targetCategories());
    ServedItems skus = new ServedItems(features.catalogue().skus, features.targetSkus());
    return List.of(
        heads.churn(),
        heads.list(HeadSpec.CATEGORY, categories, Served::categories, Purchase::category),
        heads.list(HeadSpec.SKU, skus, Served::skus, Purchase::sku));
  }

  private Reliability churn() {
    Set<String> bought = new HashSet<>();
    purchases.train().forEach(purchase -> bought.add(purchase.user()));
    List<Snapshot> buyers =
        snapshots.stream().filter(user -> purchases.buyers().contains(user.userId())).toList();
    float[] said = new float[buyers.size()];
    boolean[] churned = new boolean[buyers.size()];
    for (int i = 0; i < said.length; i++) {
      said[i] = buyers.get(i).served().churn();
      churned[i] = !bought.contains(buyers.get(i).userId());
    }
    return Reliability.of(HeadSpec.CHURN, said, churned);
  }

  private interface ItemOf {
    @Nullable String of(Purchase purchase);
  }

  private Reliability list(
      String head, ServedItems items, Function<Served, float[]> chances, ItemOf itemOf) {
    Map<String, Set<String>> bought = new HashMap<>();
    for (Purchase purchase : purchases.train()) {
      String item = itemOf.of(purchase);
      if (item != null) {
        bought.computeIfAbsent(purchase.user(), user -> new HashSet<>()).add(item);
      }
    }
    float[] said = new float[Math.multiplyExact(snapshots.size(), items.size())];
    boolean[] happened = new boolean[said.length];
    int at = 0;
    for (Snapshot user : snapshots) {
      Set<String> own = bought.getOrDefault(user.userId(), Set.of());
      float[] words = chances.apply(user.served());
      for (int i = 0; i < words.length; i++, at++) {
        said[at] = words[i];
        happened[at] = own.contains(items.names().get(i));
      }
    }
    return Reliability.of(head, said, happened);
  }
}
