package io.riverprint.test;

import io.riverprint.core.step.Shops;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserEvents;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A small shop's events in the order in which they reach the topic: shuffled, none later than the
 * job allows.
 *
 * @param arriving of all users
 */
record ShopStream(List<BehaviorEvent> arriving) {
  /** How long an event may be late. */
  static final Duration MAX_DELAY = Duration.ofHours(2);

  private static final Duration REST = Duration.ofDays(2);

  static ShopStream of(int events, int users, long seed) {
    List<BehaviorEvent> sent = Shops.sent(events, users, seed);
    SplittableRandom random = new SplittableRandom(seed + 1);
    IdentityHashMap<BehaviorEvent, Long> arrivals = new IdentityHashMap<>();
    for (BehaviorEvent event : sent) {
      arrivals.put(event, event.atMillis() + random.nextLong(MAX_DELAY.toMillis()));
    }
    List<BehaviorEvent> arriving = new ArrayList<>(sent);
    arriving.sort(Comparator.comparing(arrivals::get));
    return new ShopStream(List.copyOf(arriving));
  }

  /** The events as they are stepped. */
  List<UserEvent> inOrder() {
    List<UserEvent> events = new ArrayList<>();
    arriving.forEach(event -> events.add(UserEvents.of(event)));
    events.sort(UserEvent.ORDER.thenComparing(UserEvent::userId));
    return events;
  }

  /** A part of what arrives, from one share of the whole to another. */
  List<BehaviorEvent> part(double from, double to) {
    return arriving.subList((int) (from * arriving.size()), (int) (to * arriving.size()));
  }

  /** An instant with as many events before it as after it. */
  long middleMillis() {
    List<UserEvent> events = inOrder();
    return events.get(events.size() / 2).atMillis() + 1;
  }

  /** When every session is closed and every profile that was held back is out. */
  long endMillis() {
    List<UserEvent> events = inOrder();
    return events.get(events.size() - 1).atMillis() + REST.toMillis();
  }

  /**
   * An event that is stepped never: it moves its partition's time to {@link #endMillis()}, and
   * waits itself.
   */
  BehaviorEvent marker(int partition) {
    long atMillis = endMillis() + MAX_DELAY.toMillis() + 1;
    return new BehaviorEvent(
        "marker-" + partition,
        null,
        atMillis,
        EventType.PAGE_VISIT,
        null,
        "11",
        null,
        null,
        Float.NaN);
  }
}
