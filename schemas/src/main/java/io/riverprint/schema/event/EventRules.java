package io.riverprint.schema.event;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an event must keep to, whichever form it came in. */
final class EventRules {
  /** Nothing of a shop happened at or after this. */
  private static final long TOO_LATE_MILLIS = Instant.parse("2201-01-01T00:00:00Z").toEpochMilli();

  private EventRules() {}

  static Reading judge(BehaviorEvent event) {
    if (event.item().isEmpty()) {
      String found = "event of " + event.type() + ": found an empty item";
      return new Reading.Refused(
          Reason.MISSING_FIELD, found + ", needs a sku, url or query; look at its producer");
    }
    if (event.atMillis() < 0 || event.atMillis() >= TOO_LATE_MILLIS) {
      return badTime(event.atMillis() + " ms");
    }
    String query = event.query();
    if (query != null && !Codes.areWellFormed(query)) {
      return new Reading.Refused(
          Reason.BAD_CODES,
          "event: found query '"
              + Clip.of(query)
              + "', needs exactly 16 whole numbers 0..255 after '['; look at its producer");
    }
    return new Reading.Read(withCategory(event, known(event.category())));
  }

  static Reading.Refused badTime(String found) {
    return new Reading.Refused(
        Reason.BAD_TIME,
        "event: found time '"
            + Clip.of(found)
            + "', needs one from 1970 to 2200; look at the clock of its producer, or at 'time' in"
            + " the mapping");
  }

  /** Templates that a shop's page never filled in name no category. */
  static @Nullable String known(@Nullable String category) {
    return category == null || category.contains("${") || category.contains("{{") ? null : category;
  }

  @SuppressWarnings("ReferenceEquality") // the same text: nothing to be changed
  private static BehaviorEvent withCategory(BehaviorEvent e, @Nullable String category) {
    return category == e.category()
        ? e
        : new BehaviorEvent(
            e.userId(),
            e.eventId(),
            e.atMillis(),
            e.type(),
            e.sku(),
            e.url(),
            e.query(),
            category,
            e.price());
  }
}
