package io.riverprint.schema.wire;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.EventType;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.EventKind;
import io.riverprint.schema.wire.avro.EventRecord;

/** {@link BehaviorEvent} as bytes. May be used by many threads at once. */
public final class EventCodec {
  private final WireForm<EventRecord> form = new WireForm<>("event", EventRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(BehaviorEvent event) {
    return form.write(
        new EventRecord(
            event.userId(),
            event.eventId(),
            event.atMillis(),
            kind(event.type()),
            event.sku(),
            event.url(),
            event.query(),
            event.category(),
            event.price()));
  }

  /**
   * The event in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none: {@link Reason#MISSING_FIELD} where it is
   *     one of ours without a user or without what its kind needs
   */
  public BehaviorEvent read(byte[] bytes) {
    EventRecord in = form.read(bytes);
    try {
      return event(in);
    } catch (IllegalArgumentException e) {
      throw new UnreadableRecordException(
          Reason.MISSING_FIELD,
          "event record of " + bytes.length + " bytes",
          "an " + e.getMessage(),
          "a user, and the sku, url or query of its kind",
          "look at its producer");
    }
  }

  private static BehaviorEvent event(EventRecord in) {
    return new BehaviorEvent(
        in.getUserId(),
        in.getEventId(),
        in.getAtMillis(),
        type(in.getKind()),
        in.getSku(),
        in.getUrl(),
        in.getQuery(),
        in.getCategory(),
        in.getPrice());
  }

  private static EventKind kind(EventType type) {
    return switch (type) {
      case PRODUCT_BUY -> EventKind.PRODUCT_BUY;
      case ADD_TO_CART -> EventKind.ADD_TO_CART;
      case REMOVE_FROM_CART -> EventKind.REMOVE_FROM_CART;
      case PAGE_VISIT -> EventKind.PAGE_VISIT;
      case SEARCH_QUERY -> EventKind.SEARCH_QUERY;
    };
  }

  private static EventType type(EventKind kind) {
    return switch (kind) {
      case PRODUCT_BUY -> EventType.PRODUCT_BUY;
      case ADD_TO_CART -> EventType.ADD_TO_CART;
      case REMOVE_FROM_CART -> EventType.REMOVE_FROM_CART;
      case PAGE_VISIT -> EventType.PAGE_VISIT;
      case SEARCH_QUERY -> EventType.SEARCH_QUERY;
    };
  }
}
