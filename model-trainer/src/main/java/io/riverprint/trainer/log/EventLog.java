package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Everything that happened in the shop, to be read again and again: two readings give the same
 * events in the same order.
 */
public interface EventLog {

  /**
   * All events in time order. Equal times come by kind (buy, add, remove, visit, search), then as
   * they arrived (reference, section 8, row 21).
   *
   * @throws UnreadableLogException if the log cannot be read at all; single bad records are counted
   *     in {@link #unread()} and left out
   */
  void events(Consumer<BehaviorEvent> each);

  /**
   * Every SKU known before this instant, each once: of the shop's catalogue, which has no time, and
   * of the events themselves.
   */
  List<ProductProperties> products(long untilMillis);

  /**
   * First and last event time.
   *
   * @throws UnreadableLogException if there is no event
   */
  Span span();

  /** Records left out by the latest reading of {@link #events}. */
  long unread();

  /** Where the events came from, for a bundle's manifest: for a Kafka log offsets by partition. */
  Map<String, String> source();
}
