package io.riverprint.core.watch;

import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;

/**
 * What is kept of a purchase.
 *
 * @param atMillis event time
 * @param skuKey key of the SKU
 * @param categoryKey key of the category the event itself named, or {@code Keys.NONE}
 * @param price as sent, NaN where not sent
 */
public record Purchase(long atMillis, long skuKey, long categoryKey, float price) {

  /** Whether the event is one. */
  public static boolean isOne(UserEvent event) {
    return event.type() == EventType.PRODUCT_BUY;
  }

  public static Purchase of(UserEvent event) {
    return new Purchase(event.atMillis(), event.itemKey(), event.categoryKey(), event.price());
  }

  /** Whether it was made in (as-of, as-of + horizon], the window of labels (reference, 2.1). */
  public boolean isWithin(long asOfMillis, long horizonMillis) {
    return atMillis > asOfMillis && atMillis - horizonMillis <= asOfMillis;
  }
}
