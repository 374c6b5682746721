package io.riverprint.trainer.baseline;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.PriceBuckets;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ProductProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who says the same of everybody: how many of the users bought something in the newest window of
 * the past. Scores are logits of that share, so that measures which look at probabilities (novelty,
 * diversity, calibration) are fair to it. Its AUROC of any one target is one half.
 */
public final class Popularity {
  private final Map<String, Set<String>> buyersOfSku = new HashMap<>();
  private final Map<String, Set<String>> buyersOfCategory = new HashMap<>();
  private final Map<Integer, Set<String>> buyersOfPrice = new HashMap<>();
  private final Map<String, Integer> purchasesOfSku = new HashMap<>();
  private final Set<String> users = new HashSet<>();
  private final Set<String> buyersEver = new HashSet<>();
  private final Set<String> buyers = new HashSet<>();
  private final Map<String, ProductProperties> products = new HashMap<>();
  private final PriceBuckets prices;

  private Popularity(List<ProductProperties> products) {
    products.forEach(product -> this.products.put(product.sku(), product));
    this.prices = PriceBuckets.of(products);
  }

  /**
   * What was popular in [from, until), among the users seen before its end.
   *
   * @param fromMillis a horizon before the end: as long as the time asked about
   */
  public static Popularity of(EventLog log, long fromMillis, long untilMillis) {
    Popularity found = new Popularity(log.products(untilMillis));
    log.events(
        event -> {
          if (event.atMillis() < untilMillis) {
            found.take(event, event.atMillis() >= fromMillis);
          }
        });
    return found;
  }

  private void take(BehaviorEvent event, boolean inWindow) {
    String user = event.userId();
    users.add(user);
    if (event.type() == EventType.PRODUCT_BUY) {
      buyersEver.add(user);
      purchasesOfSku.merge(event.item(), 1, Integer::sum);
      if (inWindow) {
        bought(user, event.item());
      }
    }
  }

  private void bought(String user, String sku) {
    buyers.add(user);
    buyersOfSku.computeIfAbsent(sku, key -> new HashSet<>()).add(user);
    ProductProperties product = products.get(sku);
    if (product != null && product.category() != null) {
      buyersOfCategory.computeIfAbsent(product.category(), key -> new HashSet<>()).add(user);
    }
    int bucket = product == null ? -1 : prices.bucketOf(product.price());
    if (bucket >= 0) {
      buyersOfPrice.computeIfAbsent(bucket, key -> new HashSet<>()).add(user);
    }
  }

  /** That a user buys each of these SKUs. */
  public UserScores skus(List<String> targets) {
    return constant(targets, buyersOfSku);
  }

  /** That a user buys from each of these categories. */
  public UserScores categories(List<String> targets) {
    return constant(targets, buyersOfCategory);
  }

  /** That a user buys at each of these price buckets, 0 to 99. */
  public UserScores prices(List<Integer> targets) {
    return constant(targets, buyersOfPrice);
  }

  /** That a user buys nothing, as a share of all. */
  public UserScores conversion() {
    float score = -logit(buyers.size(), users.size());
    return user -> new float[] {score};
  }

  /** That a user buys nothing, as a share of those who ever bought. */
  public UserScores churn() {
    float score = -logit(buyers.size(), buyersEver.size());
    return user -> new float[] {score};
  }

  /**
   * Purchases of each of these SKUs in all the time before the end: the "popularity scores" that
   * novelty is measured by (reference, section 2.3).
   */
  public float[] purchases(List<String> skus) {
    float[] counts = new float[skus.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = purchasesOfSku.getOrDefault(skus.get(i), 0);
    }
    return counts;
  }

  private <T> UserScores constant(List<T> targets, Map<T, Set<String>> buyersOf) {
    float[] scores = new float[targets.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = logit(buyersOf.getOrDefault(targets.get(i), Set.of()).size(), users.size());
    }
    return user -> scores.clone();
  }

  /** Half an example more of either kind keeps what never happened finite. */
  private static float logit(int yes, int all) {
    return (float) Math.log((yes + 0.5) / (all - yes + 0.5));
  }
}
