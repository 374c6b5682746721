package io.riverprint.core.step;

import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Random click-streams for tests: a handful of users, skewed, on a 5-second grid, with ties. */
public final class Shops {
  public static final long START = 1_655_942_400_000L; // 2022-06-23T00:00Z

  private Shops() {}

  /**
   * Events of all users in {@link UserEvent#ORDER}. Some SKUs, categories, URLs and queries are not
   * in {@code SmallBundles}.
   */
  public static List<UserEvent> events(int count, int users, long seed) {
    List<UserEvent> events = new ArrayList<>();
    sent(count, users, seed).forEach(event -> events.add(UserEvents.of(event)));
    events.sort(UserEvent.ORDER.thenComparing(UserEvent::userId));
    return events;
  }

  /** The same events as the shop sends them, in no order. */
  public static List<BehaviorEvent> sent(int count, int users, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<BehaviorEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(event(random, users, i));
    }
    return events;
  }

  /**
   * Events of one user, a second apart, none of an item, category or query that was there before.
   */
  public static List<UserEvent> newItemsOnly(int count, String userId, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<UserEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      EventType type = EventType.of(random.nextInt(EventType.COUNT));
      String item = "item-" + i;
      events.add(
          UserEvents.of(
              new BehaviorEvent(
                  userId, null, START + i * 1_000L, type, item, item, item, item, 1)));
    }
    return events;
  }

  private static BehaviorEvent event(SplittableRandom random, int users, int i) {
    int user = (int) (users * Math.pow(random.nextDouble(), 2));
    long at = START + random.nextInt(0, 40_000) * 5_000L * (1 + user % 3);
    EventType type = EventType.of(random.nextInt(EventType.COUNT));
    String sku = type.isProduct() ? "" + (101 + random.nextInt(8)) : null;
    String url = type == EventType.PAGE_VISIT ? "" + (11 + random.nextInt(30)) : null;
    String query = type == EventType.SEARCH_QUERY ? query(random) : null;
    String category =
        type.isProduct() && random.nextInt(3) == 0 ? "" + (7 + random.nextInt(5)) : null;
    return new BehaviorEvent(
        "user-" + user, "e" + i, at, type, sku, url, query, category, random.nextInt(100));
  }

  private static String query(SplittableRandom random) {
    if (random.nextBoolean()) {
      return "q" + random.nextInt(9);
    }
    StringBuilder codes = new StringBuilder("[");
    for (int i = 0; i < 16; i++) {
      codes.append(' ').append(random.nextInt(4) * 80);
    }
    return codes.append(']').toString();
  }
}
