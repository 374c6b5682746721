package io.riverprint.trainer.baseline;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ProductProperties;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What counting says of who will buy what, without a network: how likely a user buys at all, by
 * logistic regression on how much was done lately, times the share of the user's sessions that were
 * of the category, times how popular the SKU is in it. What a page or a search is about is learnt
 * from what follows it ({@link Hints}). So it tells how much of the future can be read from the log
 * by simple means.
 */
public final class CountedHistory {
  private static final double DAY_MILLIS = 86_400_000.0;
  private static final double ADDED = 0.5;

  private final long untilMillis;
  private final Map<String, @Nullable String> categoryOfSku = new HashMap<>();
  private final Hints hints = new Hints();
  private final Map<String, Recency> recencies = new HashMap<>();
  private final Map<String, Inclination> inclinations = new HashMap<>();
  private final Map<String, Double> takenOfSku = new HashMap<>();
  private final Map<String, Double> takenOfCategory = new HashMap<>();
  private final Map<String, Double> chances = new HashMap<>();
  private double taken;

  private CountedHistory(List<ProductProperties> products, long untilMillis) {
    this.untilMillis = untilMillis;
    products.forEach(product -> categoryOfSku.put(product.sku(), product.category()));
  }

  /**
   * Counts what came before an instant, and learns how likely a purchase is from those of the
   * window after it, as a predictor does.
   *
   * @param untilMillis where the window begins
   * @param windowEndMillis where it ends
   */
  public static CountedHistory of(EventLog log, long untilMillis, long windowEndMillis) {
    CountedHistory counted = new CountedHistory(log.products(untilMillis), untilMillis);
    log.events(counted::learnHints);
    Set<String> bought = new HashSet<>();
    log.events(
        event -> {
          if (event.atMillis() < untilMillis) {
            counted.count(event);
          } else if (event.atMillis() < windowEndMillis && event.type() == EventType.PRODUCT_BUY) {
            bought.add(event.userId());
          }
        });
    counted.fit(bought);
    return counted;
  }

  private void learnHints(BehaviorEvent event) {
    if (event.atMillis() < untilMillis) {
      hints.take(event, ofProduct(event));
    }
  }

  private @Nullable String ofProduct(BehaviorEvent event) {
    if (!event.type().isProduct()) {
      return null;
    }
    String known = categoryOfSku.get(event.item());
    return known == null ? event.category() : known;
  }

  private void count(BehaviorEvent event) {
    double daysAgo = (untilMillis - event.atMillis()) / DAY_MILLIS;
    recencies.computeIfAbsent(event.userId(), user -> new Recency()).take(event.type(), daysAgo);
    String category = event.type().isProduct() ? ofProduct(event) : hints.category(event);
    Inclination own = inclinations.computeIfAbsent(event.userId(), user -> new Inclination());
    if (category != null) {
      own.category(category, event.atMillis(), daysAgo);
    }
    if (event.type() == EventType.PRODUCT_BUY || event.type() == EventType.ADD_TO_CART) {
      own.sku(event.item(), daysAgo);
      double weight = event.type() == EventType.PRODUCT_BUY ? 1 : ADDED;
      takenOfSku.merge(event.item(), weight, Double::sum);
      if (category != null) {
        takenOfCategory.merge(category, weight, Double::sum);
      }
      taken += weight;
    }
  }

  private void fit(Set<String> bought) {
    List<String> users = List.copyOf(recencies.keySet());
    double[][] x = new double[users.size()][];
    boolean[] y = new boolean[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = recencies.getOrDefault(users.get(i), new Recency()).columns();
      y[i] = bought.contains(users.get(i));
    }
    LogisticFit fit = new LogisticFit(x, y);
    for (int i = 0; i < x.length; i++) {
      chances.put(users.get(i), fit.chance(x[i]));
    }
  }

  /** That a user buys nothing. */
  public UserScores churn() {
    return user -> new float[] {logit(1 - chance(user))};
  }

  /** That a user buys from each of these categories. */
  public UserScores categories(List<String> targets) {
    return user -> {
      float[] scores = new float[targets.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = logit(chance(user) * share(user, targets.get(i)));
      }
      return scores;
    };
  }

  /** That a user buys each of these SKUs. */
  public UserScores skus(List<String> targets) {
    return user -> {
      float[] scores = new float[targets.size()];
      for (int i = 0; i < scores.length; i++) {
        scores[i] = logit(chance(user) * shareOfSku(user, targets.get(i)));
      }
      return scores;
    };
  }

  /** Of any purchase in a window as long as the one that was learnt from, 0 to 1. */
  public double chance(String user) {
    return chances.getOrDefault(user, 0.0);
  }

  private double share(String user, String category) {
    return own(user).share(category, takenOfCategory.getOrDefault(category, 0.0) / taken);
  }

  private double shareOfSku(String user, String sku) {
    double popular = takenOfSku.getOrDefault(sku, 0.0);
    String category = categoryOfSku.get(sku);
    double expected =
        category == null
            ? popular / taken
            : share(user, category) * popular / takenOfCategory.getOrDefault(category, 1.0);
    return own(user).shareOfSku(sku, expected);
  }

  private Inclination own(String user) {
    return inclinations.getOrDefault(user, new Inclination());
  }

  private static float logit(double chance) {
    double kept = Math.max(1e-12, Math.min(1 - 1e-12, chance));
    return (float) Math.log(kept / (1 - kept));
  }
}
