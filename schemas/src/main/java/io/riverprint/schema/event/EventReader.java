package io.riverprint.schema.event;

import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.EventCodec;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the values of the event topic, Avro or JSON, told apart by their first bytes, and the rows
 * of tables, by one set of rules. Never throws. May be used by many threads at once; not
 * serializable: send the mapping, and make one where it is used.
 */
public final class EventReader {
  private static final byte AVRO_MARKER = (byte) 0xc3;

  private final EventCodec avro = new EventCodec();
  private final EventMapping mapping;
  private final JsonEvents json;
  private final int maxBytes;

  /**
   * A reader of a shop's events.
   *
   * @param maxBytes longer values are refused unread
   */
  public EventReader(EventMapping mapping, int maxBytes) {
    if (maxBytes <= 0) {
      throw new IllegalArgumentException(
          "event reader: maxBytes is " + maxBytes + ", must be > 0; 1 MiB is a good limit");
    }
    this.mapping = mapping;
    this.json = new JsonEvents(mapping, maxBytes);
    this.maxBytes = maxBytes;
  }

  /** The event in these bytes, or why there is none. */
  public Reading read(byte @Nullable [] bytes) {
    if (bytes == null || bytes.length == 0) {
      return new Reading.Refused(Reason.EMPTY, "event: found no value, needs one");
    }
    if (bytes.length > maxBytes) {
      return new Reading.Refused(Reason.TOO_LARGE, tooLarge(bytes.length));
    }
    return bytes[0] == AVRO_MARKER ? readAvro(bytes) : json.read(bytes);
  }

  /**
   * The event in a row of a table, or why there is none.
   *
   * @param texts what the row says of each field, as text; absent, null or empty where it says
   *     nothing
   */
  public Reading read(Map<EventField, ? extends @Nullable String> texts) {
    EventDraft draft = new EventDraft(mapping);
    texts.forEach(draft::set);
    return draft.reading();
  }

  private Reading readAvro(byte[] bytes) {
    try {
      return EventRules.judge(avro.read(bytes));
    } catch (UnreadableRecordException e) {
      String message = Optional.ofNullable(e.getMessage()).orElse("unreadable");
      return new Reading.Refused(e.reason(), message);
    }
  }

  private String tooLarge(int length) {
    return "event: found "
        + length
        + " bytes, needs at most "
        + maxBytes
        + "; raise the limit if such events are meant";
  }
}
