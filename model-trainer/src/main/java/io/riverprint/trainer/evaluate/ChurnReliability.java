package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.WindowPurchases;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether the served churn head is right about the first window, over those who bought before. */
final class ChurnReliability {
  private ChurnReliability() {}

  static Reliability of(List<Snapshot> snapshots, WindowPurchases purchases) {
    Set<String> bought = new HashSet<>();
    purchases.train().forEach(purchase -> bought.add(purchase.user()));
    List<Snapshot> buyers =
        snapshots.stream().filter(user -> purchases.buyers().contains(user.userId())).toList();
    float[] said = new float[buyers.size()];
    boolean[] churned = new boolean[buyers.size()];
    for (int i = 0; i < said.length; i++) {
      said[i] = buyers.get(i).churn();
      churned[i] = !bought.contains(buyers.get(i).userId());
    }
    return Reliability.of("churn", said, churned);
  }
}
