package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A log that was read whole when it was opened. */
abstract class HeldEventLog implements EventLog {
  private final MemoryEventLog read;

  HeldEventLog(MemoryEventLog read) {
    this.read = read;
  }

  @Override
  public final void events(Consumer<BehaviorEvent> each) {
    read.events(each);
  }

  @Override
  public final List<ProductProperties> products(long untilMillis) {
    return read.products(untilMillis);
  }

  @Override
  public final Span span() {
    return read.span();
  }

  @Override
  public final long unread() {
    return read.unread();
  }

  @Override
  public final Map<String, String> source() {
    return read.source();
  }
}
