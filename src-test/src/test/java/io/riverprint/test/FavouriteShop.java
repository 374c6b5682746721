package io.riverprint.test;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A shop over 24 days in which everybody has a favourite of six categories and buys of nothing
 * else, and a third stop buying after the first time: what a small training learns in seconds.
 */
final class FavouriteShop {
  private static final long FIRST = Instant.parse("2022-06-23T00:00:00Z").toEpochMilli();
  private static final long DAY = 86_400_000;
  private static final long DAYS = 24;

  /** Nothing happens later. */
  static final long LAST = FIRST + DAYS * DAY;

  private static final int CATEGORIES = 6;
  private static final int SKUS_EACH = 4;

  private FavouriteShop() {}

  static List<BehaviorEvent> events(int users, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BehaviorEvent> events = new ArrayList<>();
    for (int user = 0; user < users; user++) {
      live("user-" + user, random.split(), events);
    }
    return events;
  }

  private static void live(String user, SplittableRandom random, List<BehaviorEvent> events) {
    int favourite = random.nextInt(CATEGORIES);
    boolean loyal = random.nextInt(3) > 0;
    boolean buys = true;
    for (long at = random.nextLong(3 * DAY);
        at < DAYS * DAY;
        at += DAY + random.nextLong(3 * DAY)) {
      int sku = favourite * SKUS_EACH + random.nextInt(SKUS_EACH);
      events.add(visit(user, FIRST + at, sku));
      if (buys) {
        events.add(product(user, FIRST + at + 60_000, EventType.ADD_TO_CART, sku, favourite));
        events.add(product(user, FIRST + at + 120_000, EventType.PRODUCT_BUY, sku, favourite));
      }
      buys = loyal;
    }
  }

  private static BehaviorEvent visit(String user, long at, int sku) {
    return new BehaviorEvent(
        user, null, at, EventType.PAGE_VISIT, null, "/sku/" + sku, null, null, Float.NaN);
  }

  private static BehaviorEvent product(
      String user, long at, EventType type, int sku, int category) {
    return new BehaviorEvent(
        user, null, at, type, "sku-" + sku, null, null, "category-" + category, 1.5f + sku);
  }
}
