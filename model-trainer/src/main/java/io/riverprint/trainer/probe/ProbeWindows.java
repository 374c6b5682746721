package io.riverprint.trainer.probe;

import io.riverprint.schema.EventType;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.UnreadableLogException;
import java.time.Duration;

/**
 * The two windows whose purchases are predicted (reference, section 1.3): the predictor learns
 * those of the first and is scored on those of the second. Embeddings know nothing of either.
 *
 * @param trainFromMillis first instant of the first window
 * @param validateFromMillis first instant of the second, and end of the first
 * @param endMillis first instant after the second
 */
public record ProbeWindows(long trainFromMillis, long validateFromMillis, long endMillis) {
  private static final long DAY_MILLIS = Duration.ofDays(1).toMillis();

  public ProbeWindows {
    if (trainFromMillis >= validateFromMillis || validateFromMillis >= endMillis) {
      throw new IllegalArgumentException(
          "probe windows: start at %d and %d, end at %d ms, needs them in this order; correct the times"
              .formatted(trainFromMillis, validateFromMillis, endMillis));
    }
  }

  /** The organisers' windows: so many days each, the second ends with the newest purchase. */
  public static ProbeWindows of(long newestPurchaseMillis, int days) {
    long early = newestPurchaseMillis - (2L * days - 1) * DAY_MILLIS;
    long trainFrom = Math.floorDiv(early, DAY_MILLIS) * DAY_MILLIS;
    return new ProbeWindows(trainFrom, trainFrom + days * DAY_MILLIS, newestPurchaseMillis + 1);
  }

  /**
   * The same of the log's newest purchase; reads the log once.
   *
   * @throws UnreadableLogException if the log has no purchase
   */
  public static ProbeWindows of(EventLog log, int days) {
    long[] newest = {Long.MIN_VALUE};
    log.events(
        event -> {
          if (event.type() == EventType.PRODUCT_BUY) {
            newest[0] = Math.max(newest[0], event.atMillis());
          }
        });
    if (newest[0] == Long.MIN_VALUE) {
      throw new UnreadableLogException(
          "probe windows: the log "
              + log.source()
              + " has no purchase, needs some in each window; give a log with product_buy");
    }
    return of(newest[0], days);
  }
}
