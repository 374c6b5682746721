package io.riverprint.trainer.probe;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.challenge.ChallengeFolder;
import io.riverprint.trainer.example.PriceBuckets;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ProductProperties;
import io.riverprint.trainer.log.Purchase;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is bought in the two windows, and what was known before them.
 *
 * @param train purchases of the first window, by anybody; prices are buckets
 * @param validate of the second
 * @param buyers users who bought before the first window: the challenge's active clients
 * @param sold SKUs bought before the first window; empty where that is not known
 */
public record WindowPurchases(
    List<Purchase> train, List<Purchase> validate, Set<String> buyers, Set<String> sold) {

  public WindowPurchases {
    train = List.copyOf(train);
    validate = List.copyOf(validate);
    buyers = Set.copyOf(buyers);
    sold = Set.copyOf(sold);
    if (train.isEmpty() || validate.isEmpty()) {
      throw new IllegalArgumentException(
          "probe windows: %d purchases in the first and %d in the second, needs some in both; move or lengthen the windows"
              .formatted(train.size(), validate.size()));
    }
  }

  /**
   * Reads a log once.
   *
   * @throws IllegalArgumentException if nothing was bought in one of the windows
   */
  public static WindowPurchases read(EventLog log, ProbeWindows windows) {
    Collector collector = new Collector(log.products(windows.endMillis()), windows);
    log.events(collector::take);
    return new WindowPurchases(
        collector.train, collector.validate, collector.buyers, collector.sold);
  }

  /** As the organisers ship them; the lists of their folder say what is new. */
  public static WindowPurchases of(ChallengeFolder folder) {
    Set<String> buyers = new HashSet<>();
    Arrays.stream(folder.activeClients()).forEach(id -> buyers.add(Long.toString(id)));
    return new WindowPurchases(folder.trainTarget(), folder.validationTarget(), buyers, Set.of());
  }

  private static final class Collector {
    private final List<Purchase> train = new ArrayList<>();
    private final List<Purchase> validate = new ArrayList<>();
    private final Set<String> buyers = new HashSet<>();
    private final Set<String> sold = new HashSet<>();
    private final Map<String, ProductProperties> products = new HashMap<>();
    private final PriceBuckets buckets;
    private final ProbeWindows windows;

    Collector(List<ProductProperties> products, ProbeWindows windows) {
      products.forEach(product -> this.products.put(product.sku(), product));
      this.buckets = PriceBuckets.of(products);
      this.windows = windows;
    }

    void take(BehaviorEvent event) {
      if (event.type() != EventType.PRODUCT_BUY || event.atMillis() >= windows.endMillis()) {
        return;
      }
      if (event.atMillis() < windows.trainFromMillis()) {
        buyers.add(event.userId());
        sold.add(event.item());
      } else {
        (event.atMillis() < windows.validateFromMillis() ? train : validate).add(purchase(event));
      }
    }

    private Purchase purchase(BehaviorEvent event) {
      ProductProperties known = products.get(event.item());
      String category = known == null ? null : known.category();
      float price = known == null || Float.isNaN(known.price()) ? event.price() : known.price();
      return new Purchase(
          event.userId(),
          event.atMillis(),
          event.item(),
          category == null ? event.category() : category,
          Float.isNaN(price) ? Float.NaN : buckets.bucketOf(price));
    }
  }

  /** What the task's list is of, as the purchase has it. */
  static @Nullable String item(ProbeTask task, Purchase purchase) {
    return switch (task) {
      case CHURN, CONVERSION -> null;
      case CATEGORY -> purchase.category();
      case SKU, NEW_SKU -> purchase.sku();
      case PRICE -> Float.isNaN(purchase.price()) ? null : Integer.toString((int) purchase.price());
    };
  }
}
