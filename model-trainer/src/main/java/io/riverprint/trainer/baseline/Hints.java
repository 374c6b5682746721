package io.riverprint.trainer.baseline;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which category a page or a search is about, learnt from what is put into the cart or bought
 * within ten minutes after it. One that leads to many categories, as the home page does, is about
 * none.
 */
final class Hints {
  private static final long SOON_MILLIS = 600_000;
  private static final int RECENT = 8;
  private static final double CLEAR = 0.5;

  private final Map<String, Deque<Hint>> recent = new HashMap<>();
  private final Map<String, Map<String, Integer>> ledTo = new HashMap<>();

  private record Hint(String key, long atMillis) {}

  /** Events of a user must come in time order. */
  void take(BehaviorEvent event, @Nullable String category) {
    String key = key(event);
    if (key != null) {
      Deque<Hint> own = recent.computeIfAbsent(event.userId(), user -> new ArrayDeque<>());
      own.addLast(new Hint(key, event.atMillis()));
      if (own.size() > RECENT) {
        own.removeFirst();
      }
    } else if (category != null && event.type() != EventType.REMOVE_FROM_CART) {
      recent.getOrDefault(event.userId(), new ArrayDeque<>()).stream()
          .filter(hint -> event.atMillis() - hint.atMillis() <= SOON_MILLIS)
          .forEach(
              hint ->
                  ledTo
                      .computeIfAbsent(hint.key(), h -> new HashMap<>())
                      .merge(category, 1, Integer::sum));
    }
  }

  /** What the page or search is about, or null. */
  @Nullable String category(BehaviorEvent event) {
    Map<String, Integer> led = ledTo.get(key(event));
    if (led == null) {
      return null;
    }
    int all = led.values().stream().mapToInt(Integer::intValue).sum();
    return led.entrySet().stream()
        .filter(category -> category.getValue() > CLEAR * all)
        .map(Map.Entry::getKey)
        .findAny()
        .orElse(null);
  }

  private static @Nullable String key(BehaviorEvent event) {
    return switch (event.type()) {
      case PAGE_VISIT -> "page " + event.url();
      case SEARCH_QUERY -> "search " + event.query();
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> null;
    };
  }
}
