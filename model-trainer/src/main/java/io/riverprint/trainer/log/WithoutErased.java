package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * A log without what erased users did. Its products are those of the whole log: SKUs, categories
 * and prices are the shop's.
 */
public final class WithoutErased implements EventLog {
  private final EventLog log;
  private final ErasedUsers erased;

  private WithoutErased(EventLog log, ErasedUsers erased) {
    this.log = log;
    this.erased = erased;
  }

  /** The log itself where nobody is erased. */
  public static EventLog of(EventLog log, ErasedUsers erased) {
    return erased.isEmpty() ? log : new WithoutErased(log, erased);
  }

  @Override
  public void events(Consumer<BehaviorEvent> each) {
    log.events(
        event -> {
          if (!erased.cover(event)) {
            each.accept(event);
          }
        });
  }

  @Override
  public List<ProductProperties> products(long untilMillis) {
    return log.products(untilMillis);
  }

  @Override
  public Span span() {
    return log.span();
  }

  @Override
  public long unread() {
    return log.unread();
  }

  /** Says also how many users are on the list, and not who. */
  @Override
  public Map<String, String> source() {
    Map<String, String> source = new TreeMap<>(log.source());
    source.put("erasedUsers", "" + erased.untilMillis().size());
    return source;
  }
}
