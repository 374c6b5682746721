package io.riverprint.local.bench.loop;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.MemoryEventLog;
import io.riverprint.trainer.log.ProductProperties;
import io.riverprint.trainer.log.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Events in memory beside a catalogue that knows names; prices are those last seen. */
final class LoopLog implements EventLog {
  private final MemoryEventLog events;
  private final List<ProductProperties> catalogue;

  LoopLog(List<BehaviorEvent> events, List<ProductProperties> catalogue) {
    this.events = new MemoryEventLog(events, 0, Map.of("layout", "simulated"));
    this.catalogue = catalogue;
  }

  @Override
  public void events(Consumer<BehaviorEvent> each) {
    events.events(each);
  }

  @Override
  public List<ProductProperties> products(long untilMillis) {
    Map<String, ProductProperties> seen = new HashMap<>();
    events.products(untilMillis).forEach(product -> seen.put(product.sku(), product));
    return catalogue.stream().map(product -> priced(product, seen)).toList();
  }

  private static ProductProperties priced(
      ProductProperties product, Map<String, ProductProperties> seen) {
    ProductProperties newer = seen.get(product.sku());
    return newer == null
        ? product
        : new ProductProperties(product.sku(), product.category(), newer.price(), product.codes());
  }

  @Override
  public Span span() {
    return events.span();
  }

  @Override
  public long unread() {
    return 0;
  }

  @Override
  public Map<String, String> source() {
    return events.source();
  }
}
