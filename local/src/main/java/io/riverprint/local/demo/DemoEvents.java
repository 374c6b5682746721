package io.riverprint.local.demo;

import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.GrowingLog;
import io.riverprint.trainer.log.LogWindow;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The shop's log as the demo's trainer sees it: up to the instant of the request, whatever is fed
 * by now. The clock of the shop waits at the swap, so nothing newer than that can have happened
 * when a decision is taken.
 */
final class DemoEvents implements GrowingLog {
  private final EventLog log;
  private final long untilMillis;
  private final long swapMillis;

  DemoEvents(EventLog log, long untilMillis, long swapMillis) {
    this.log = log;
    this.untilMillis = untilMillis;
    this.swapMillis = swapMillis;
  }

  @Override
  public LogWindow window() {
    return new LogWindow(untilMillis, Map.of());
  }

  @Override
  public EventLog read(LogWindow window) {
    return log;
  }

  @Override
  public OptionalLong newestMillis() {
    return OptionalLong.of(swapMillis);
  }
}
