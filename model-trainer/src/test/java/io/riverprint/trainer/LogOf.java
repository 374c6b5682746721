package io.riverprint.trainer;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.MemoryEventLog;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log written down by hand. */
public final class LogOf {
  private final List<BehaviorEvent> events = new ArrayList<>();

  /** Milliseconds of a time in UTC, such as {@code 2022-06-23T09:00:00Z}. */
  public static long at(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  public LogOf buy(String user, String time, String sku, String category, float price) {
    return product(EventType.PRODUCT_BUY, user, time, sku, category, price);
  }

  public LogOf product(
      EventType type,
      String user,
      String time,
      String sku,
      @Nullable String category,
      float price) {
    events.add(new BehaviorEvent(user, null, at(time), type, sku, null, null, category, price));
    return this;
  }

  public LogOf visit(String user, String time, String url) {
    events.add(
        new BehaviorEvent(
            user, null, at(time), EventType.PAGE_VISIT, null, url, null, null, Float.NaN));
    return this;
  }

  public LogOf search(String user, String time, String query) {
    events.add(
        new BehaviorEvent(
            user, null, at(time), EventType.SEARCH_QUERY, null, null, query, null, Float.NaN));
    return this;
  }

  public MemoryEventLog log() {
    return new MemoryEventLog(events, 0, Map.of("layout", "test"));
  }
}
