package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A log held in memory, about 160 bytes an event: for sources that keep no order. Its catalogue is
 * what the events themselves say of their SKUs, the newest word winning.
 */
public final class MemoryEventLog implements EventLog {
  private static final Comparator<BehaviorEvent> ORDER =
      Comparator.comparingLong(BehaviorEvent::atMillis)
          .thenComparingInt(event -> event.type().code());

  private final List<BehaviorEvent> events;
  private final long unread;
  private final Map<String, String> source;

  /**
   * Sorts a copy of the events.
   *
   * @param arrived in order of arrival, which decides between equal times and kinds
   * @param unread records of the source that were no events
   */
  public MemoryEventLog(List<BehaviorEvent> arrived, long unread, Map<String, String> source) {
    this.events = new ArrayList<>(arrived);
    this.events.sort(ORDER);
    this.unread = unread;
    this.source = Map.copyOf(source);
  }

  @Override
  public void events(Consumer<BehaviorEvent> each) {
    events.forEach(each);
  }

  @Override
  public List<ProductProperties> products(long untilMillis) {
    Map<String, ProductProperties> known = new LinkedHashMap<>();
    for (BehaviorEvent event : events) {
      if (event.atMillis() < untilMillis && event.type().isProduct()) {
        known.merge(event.item(), said(event), MemoryEventLog::newer);
      }
    }
    return List.copyOf(known.values());
  }

  private static ProductProperties said(BehaviorEvent event) {
    return new ProductProperties(event.item(), event.category(), event.price(), null);
  }

  private static ProductProperties newer(ProductProperties old, ProductProperties said) {
    return new ProductProperties(
        old.sku(),
        said.category() == null ? old.category() : said.category(),
        Float.isNaN(said.price()) ? old.price() : said.price(),
        null);
  }

  @Override
  public Span span() {
    if (events.isEmpty()) {
      throw new UnreadableLogException(
          "event log "
              + source
              + ": has no event that can be read ("
              + unread
              + " records could not); check the place and the field mapping");
    }
    return new Span(events.get(0).atMillis(), events.get(events.size() - 1).atMillis());
  }

  @Override
  public long unread() {
    return unread;
  }

  @Override
  public Map<String, String> source() {
    return source;
  }
}
