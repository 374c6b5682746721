package io.riverprint.trainer.baseline;

import io.riverprint.core.feature.LongIndex;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * First pass: who is there, when each kind of event came last, and which values are the most
 * frequent.
 */
final class Survey implements Consumer<BehaviorEvent> {
  private final ProductColumns columns;
  private final Set<String> clients;
  private final long untilMillis;
  private final Map<String, EventType> firstKinds = new HashMap<>();
  private final long[] newest = new long[EventType.COUNT];
  private final List<List<ValueCounts>> counts = new ArrayList<>();

  Survey(ProductColumns columns, Set<String> clients, long untilMillis) {
    this.columns = columns;
    this.clients = clients;
    this.untilMillis = untilMillis;
    for (EventType type : EventType.values()) {
      List<ValueCounts> ofType = new ArrayList<>();
      for (int column = 0; column < ProductColumns.count(type); column++) {
        ofType.add(new ValueCounts());
      }
      counts.add(ofType);
    }
  }

  /** Whether the event counts at all. */
  boolean admits(BehaviorEvent event) {
    return event.atMillis() < untilMillis && clients.contains(event.userId());
  }

  @Override
  public void accept(BehaviorEvent event) {
    if (!admits(event)) {
      return;
    }
    EventType type = event.type();
    firstKinds.merge(event.userId(), type, (a, b) -> a.code() < b.code() ? a : b);
    newest[type.code()] = event.atMillis();
    List<ValueCounts> ofType = counts.get(type.code());
    for (int column = 0; column < ofType.size(); column++) {
      ofType.get(column).add(columns.value(event, column));
    }
  }

  /** Those with an event: by the first kind in the order of the blocks they have, then by id. */
  List<String> users() {
    return firstKinds.entrySet().stream()
        .sorted(
            Comparator.comparingInt((Map.Entry<String, EventType> user) -> user.getValue().code())
                .thenComparing(Map.Entry::getKey, ClientOrder.ASCENDING))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Time of the newest event of the kind; 0 if there is none. */
  long newestMillis(EventType type) {
    return newest[type.code()];
  }

  /** Positions of the most frequent values of a kind's column. */
  LongIndex top(EventType type, int column, int most) {
    return new LongIndex(counts.get(type.code()).get(column).top(most));
  }
}
