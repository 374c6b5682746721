package io.riverprint.trainer.log;

import java.util.Map;

/**
 * What of a log that grows is read: fixed once, so that a reading can be repeated.
 *
 * @param untilMillis only events before this
 * @param ends offsets by partition, as a manifest's source has them; empty where the log is no
 *     topic
 */
public record LogWindow(long untilMillis, Map<String, String> ends) {
  public LogWindow {
    ends = Map.copyOf(ends);
  }
}
