package io.riverprint.trainer.propensity;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.watch.PurchaseTargets;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.example.UserHistory;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which category a page or a search is about, learnt from what is put into the cart or bought
 * within ten minutes after it. One that leads to many categories, as the home page does, is about
 * none; so is one that led to something only once.
 */
final class Hints {
  private static final long SOON_MILLIS = 600_000;
  private static final int RECENT = 8;
  private static final int LEAST = 2;
  private static final double CLEAR = 0.5;

  private final Catalogue catalogue;
  private final long untilMillis;
  private final Map<Long, Map<Integer, Integer>> ledTo = new HashMap<>();
  private final TreeMap<Long, Integer> clear = new TreeMap<>();

  private Hints(Catalogue catalogue, long untilMillis) {
    this.catalogue = catalogue;
    this.untilMillis = untilMillis;
  }

  /** Of all events before this instant. */
  static Hints of(Catalogue catalogue, List<UserHistory> users, long untilMillis) {
    Hints hints = new Hints(catalogue, untilMillis);
    users.forEach(hints::take);
    hints.ledTo.forEach(hints::judge);
    return hints;
  }

  /** Ascending. */
  long[] keys() {
    return clear.keySet().stream().mapToLong(Long::longValue).toArray();
  }

  /** Index of the category of each key. */
  int[] categories() {
    return clear.values().stream().mapToInt(Integer::intValue).toArray();
  }

  private void take(UserHistory user) {
    Deque<UserEvent> recent = new ArrayDeque<>();
    for (UserEvent event : user.events()) {
      if (event.atMillis() >= untilMillis) {
        return;
      }
      if (!event.type().isProduct()) {
        recent.addLast(event);
        if (recent.size() > RECENT) {
          recent.removeFirst();
        }
      } else if (event.type() != EventType.REMOVE_FROM_CART) {
        led(recent, event);
      }
    }
  }

  private void led(Deque<UserEvent> recent, UserEvent to) {
    int category = PurchaseTargets.categoryIndex(catalogue, to.itemKey(), to.categoryKey());
    if (category >= 0) {
      recent.stream()
          .filter(hint -> to.atMillis() - hint.atMillis() <= SOON_MILLIS)
          .mapToLong(PropensityModel::hintKey)
          .distinct()
          .forEach(
              key ->
                  ledTo
                      .computeIfAbsent(key, k -> new HashMap<>())
                      .merge(category, 1, Integer::sum));
    }
  }

  private void judge(long key, Map<Integer, Integer> led) {
    int all = led.values().stream().mapToInt(Integer::intValue).sum();
    led.forEach(
        (category, times) -> {
          if (all >= LEAST && times > CLEAR * all) {
            clear.put(key, category);
          }
        });
  }
}
