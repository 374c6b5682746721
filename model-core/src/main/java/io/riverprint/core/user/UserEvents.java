package io.riverprint.core.user;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Keys;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import org.jspecify.annotations.Nullable;

/** From the wire's event to the stepped one. */
public final class UserEvents {
  private UserEvents() {}

  /**
   * Keys instead of texts.
   *
   * @throws IllegalArgumentException if the query looks like codes but is not 16 of 0..255
   */
  public static UserEvent of(BehaviorEvent event) {
    String item = event.item();
    boolean coded = event.type() == EventType.SEARCH_QUERY && item.startsWith("[");
    return new UserEvent(
        event.userId(),
        keyOf(event.eventId()),
        event.atMillis(),
        event.type(),
        Keys.of(item),
        keyOf(event.category()),
        event.price(),
        coded ? codes(item) : null);
  }

  /**
   * Codes from their text, as in the challenge's files: {@code [ 92 166 229 ... ]}.
   *
   * @return 16 unsigned bytes
   * @throws IllegalArgumentException if they are not 16 whole numbers of 0..255
   */
  public static byte[] codes(String text) {
    byte[] codes = new byte[Catalogue.CODES];
    int count = 0;
    int at = 1;
    int end = text.length() - 1;
    while (at < end) {
      char next = text.charAt(at);
      if (next == ' ' || next == ',') {
        at++;
        continue;
      }
      int value = 0;
      for (; at < end && Character.isDigit(text.charAt(at)) && value < 256; at++) {
        value = value * 10 + (text.charAt(at) - '0');
      }
      if (value > 255 || (at < end && " ,".indexOf(text.charAt(at)) < 0) || count == codes.length) {
        throw notCodes(text);
      }
      codes[count++] = (byte) value;
    }
    if (count != codes.length || text.charAt(end) != ']') {
      throw notCodes(text);
    }
    return codes;
  }

  private static long keyOf(@Nullable String text) {
    return text == null ? Keys.NONE : Keys.of(text);
  }

  private static IllegalArgumentException notCodes(String text) {
    return new IllegalArgumentException(
        "codes: found '" + text + "', need [ 16 whole numbers of 0..255 ]");
  }
}
