package io.riverprint.core.user;

import io.riverprint.core.feature.Keys;
import io.riverprint.schema.EventType;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * An event as it is stepped and kept: keys instead of texts.
 *
 * @param userId whose
 * @param eventKey key of the producer's event id, {@link Keys#NONE} where it gave none
 * @param atMillis event time
 * @param type its kind
 * @param itemKey key of the SKU, URL or query, by kind
 * @param categoryKey key of the category the event itself named, or {@link Keys#NONE}
 * @param price as sent, NaN where not sent
 * @param codes of a search: 16 unsigned bytes, or null where the query is plain text
 */
public record UserEvent(
    String userId,
    long eventKey,
    long atMillis,
    EventType type,
    long itemKey,
    long categoryKey,
    float price,
    byte @Nullable [] codes) {

  /**
   * The order of one user's events. Says nothing of arrival, so any arrival gives the same order;
   * events that compare equal are the same event, or interchangeable.
   */
  public static final Comparator<UserEvent> ORDER =
      Comparator.comparingLong(UserEvent::atMillis)
          .thenComparingInt(event -> event.type.code())
          .thenComparingLong(UserEvent::itemKey)
          .thenComparingLong(UserEvent::eventKey)
          .thenComparingLong(UserEvent::categoryKey)
          .thenComparing(UserEvent::price);

  /** Whether both are one event sent twice: same producer's id at the same instant. */
  public boolean repeats(UserEvent other) {
    return eventKey != Keys.NONE
        && eventKey == other.eventKey
        && atMillis == other.atMillis
        && userId.equals(other.userId);
  }
}
