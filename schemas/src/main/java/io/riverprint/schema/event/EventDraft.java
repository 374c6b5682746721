package io.riverprint.schema.event;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.EventType;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The texts of one JSON event, before anybody knows whether it is one. */
final class EventDraft {
  private final EventMapping mapping;
  private final Map<EventField, String> texts = new EnumMap<>(EventField.class);
  private @Nullable EventField wrong;

  EventDraft(EventMapping mapping) {
    this.mapping = mapping;
  }

  /** Empty is absent. Of a name that comes twice the last one counts. */
  void set(EventField field, @Nullable String text) {
    if (text == null || text.isEmpty()) {
      texts.remove(field);
    } else {
      texts.put(field, text);
    }
  }

  void wrongType(EventField field) {
    wrong = field;
  }

  // The kind first: what is none of ours is not to be judged by what ours need.
  Reading reading() {
    String kind = text(EventField.KIND);
    EventType type = kind == null ? null : mapping.kinds().get(kind);
    if (kind != null && type == null) {
      return new Reading.Refused(
          Reason.UNKNOWN_TYPE,
          "event: found kind '"
              + Clip.of(kind)
              + "', needs one that is mapped; add kinds."
              + Clip.of(kind)
              + " to the mapping if it is to count");
    }
    if (wrong != null) {
      return refused(Reason.UNREADABLE, "a value of the wrong type", wrong);
    }
    if (type == null) {
      return refused(Reason.MISSING_FIELD, "no value", EventField.KIND);
    }
    return reading(type);
  }

  private Reading reading(EventType type) {
    String user = text(EventField.USER_ID);
    String time = text(EventField.TIME);
    if (user == null) {
      return refused(Reason.MISSING_FIELD, "no value", EventField.USER_ID);
    }
    if (time == null) {
      return refused(Reason.MISSING_FIELD, "no value", EventField.TIME);
    }
    if (text(item(type)) == null) {
      return refused(Reason.MISSING_FIELD, type + " with no value", item(type));
    }
    long at = EventTimes.parse(time, mapping.time());
    if (at == EventTimes.NONE) {
      return EventRules.badTime(time);
    }
    return priced(user, at, type);
  }

  private Reading priced(String user, long at, EventType type) {
    float price = price();
    if (Float.isInfinite(price)) {
      return refused(Reason.UNREADABLE, "a value that is no number", EventField.PRICE);
    }
    return EventRules.judge(
        new BehaviorEvent(
            user,
            text(EventField.EVENT_ID),
            at,
            type,
            text(EventField.SKU),
            text(EventField.URL),
            text(EventField.QUERY),
            EventRules.known(text(EventField.CATEGORY)),
            price));
  }

  /** NaN where not sent, infinite where it is no number. */
  private float price() {
    String text = text(EventField.PRICE);
    try {
      return text == null ? Float.NaN : Float.parseFloat(text);
    } catch (NumberFormatException e) {
      return Float.POSITIVE_INFINITY;
    }
  }

  private static EventField item(EventType type) {
    return switch (type) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> EventField.SKU;
      case PAGE_VISIT -> EventField.URL;
      case SEARCH_QUERY -> EventField.QUERY;
    };
  }

  private @Nullable String text(EventField field) {
    return texts.get(field);
  }

  private Reading refused(Reason reason, String found, EventField field) {
    return new Reading.Refused(
        reason,
        "event: found "
            + found
            + " in '"
            + mapping.name(field)
            + "', needs a text or a number; look at its producer, or at fields."
            + field.key()
            + " in the mapping");
  }
}
