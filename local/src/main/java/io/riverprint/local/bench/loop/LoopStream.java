package io.riverprint.local.bench.loop;

import io.riverprint.local.sim.ShopCatalogue;
import io.riverprint.local.sim.ShopSimulator;
import io.riverprint.local.sim.ShopSpec;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The shop's events, held: the same for every policy. */
final class LoopStream {
  private final List<BehaviorEvent> events = new ArrayList<>();
  private final List<UserHistory> users;
  private final ShopCatalogue catalogue;

  LoopStream(ShopSpec shop) {
    new ShopSimulator(shop).forEachRemaining(each -> events.add(each.event()));
    events.sort(Comparator.comparingLong(BehaviorEvent::atMillis));
    catalogue = new ShopCatalogue(shop);
    users = Histories.read(new MemoryEventLog(events, 0, Map.of()), Long.MAX_VALUE).users();
  }

  /** In time order. */
  List<BehaviorEvent> events() {
    return events;
  }

  /** In order of appearance, each with all its events. */
  List<UserHistory> users() {
    return users;
  }

  /** How many events lie in a stretch of time. */
  long count(long fromMillis, long toMillis) {
    return events.stream()
        .filter(event -> event.atMillis() >= fromMillis && event.atMillis() < toMillis)
        .count();
  }

  /** What a training at {@code toMillis} may know: the newest events and that day's catalogue. */
  EventLog log(long fromMillis, long toMillis) {
    List<BehaviorEvent> part =
        events.stream()
            .filter(event -> event.atMillis() >= fromMillis && event.atMillis() < toMillis)
            .toList();
    return new LoopLog(part, catalogue.products(toMillis));
  }
}
