package io.riverprint.trainer;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.MemoryEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * A shop over 40 days in which every user has one favourite of eight categories and buys nothing
 * else, every few days; a third buy once and only look from then on. So a user's past tells what
 * and whether the user buys next.
 */
public final class SmallShop {
  public static final long FIRST = Instant.parse("2022-06-23T00:00:00Z").toEpochMilli();
  public static final long DAY = 86_400_000;
  private static final int CATEGORIES = 8;
  private static final int SKUS_EACH = 5;

  private SmallShop() {}

  public static MemoryEventLog log(int users, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BehaviorEvent> events = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      live("u" + user, random.split(), events);
    }
    return new MemoryEventLog(events, 0, Map.of("layout", "test"));
  }

  private static void live(String user, SplittableRandom random, List<BehaviorEvent> events) {
    int favourite = random.nextInt(CATEGORIES);
    boolean once = random.nextInt(3) == 0;
    boolean buys = true;
    long at = FIRST + random.nextLong(3 * DAY);
    while (at < FIRST + 40 * DAY) {
      int sku = favourite * SKUS_EACH + random.nextInt(SKUS_EACH);
      events.add(event(user, at, EventType.PAGE_VISIT, sku, favourite));
      events.add(event(user, at + 60_000, EventType.SEARCH_QUERY, sku, favourite));
      if (buys) {
        events.add(event(user, at + 120_000, EventType.ADD_TO_CART, sku, favourite));
        events.add(event(user, at + 180_000, EventType.PRODUCT_BUY, sku, favourite));
      }
      buys = !once;
      at += DAY + random.nextLong(3 * DAY);
    }
  }

  private static BehaviorEvent event(String user, long at, EventType type, int sku, int category) {
    String item = type.isProduct() ? "sku" + sku : null;
    String url = type == EventType.PAGE_VISIT ? "/sku/" + sku : null;
    String query = type == EventType.SEARCH_QUERY ? "category " + category : null;
    String named = type.isProduct() ? "category" + category : null;
    float price = type.isProduct() ? 1.5f + sku : Float.NaN;
    return new BehaviorEvent(user, null, at, type, item, url, query, named, price);
  }
}
