package io.riverprint.schema.event;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * Times as text, to milliseconds since the epoch. By hand, as java.time's parser takes longer than
 * all the rest of an event.
 */
final class EventTimes {
  /** Not a time in this format. */
  static final long NONE = Long.MIN_VALUE;

  /** Numbers from here on are milliseconds: as seconds they would be after the year 5138. */
  private static final double SECONDS_END = 1e11;

  /** Longest text of digits that is surely a long. */
  private static final int SURE_DIGITS = 18;

  /** Where the seconds of a calendar text end, and its decimals or zone begin. */
  private static final int SECONDS_AT_END = 19;

  private EventTimes() {}

  static long parse(String text, TimeFormat format) {
    try {
      return switch (format) {
        case AUTO ->
            isCalendar(text) ? calendar(text, text.charAt(10) == 'T' ? 'T' : ' ') : epoch(text);
        case EPOCH_MILLIS -> millis(text, 1);
        case EPOCH_SECONDS -> millis(text, 1000);
        case ISO_8601 -> isCalendar(text) ? calendar(text, 'T') : NONE;
        case CHALLENGE -> isCalendar(text) ? calendar(text, ' ') : NONE;
      };
    } catch (DateTimeException | NumberFormatException e) {
      return NONE;
    }
  }

  private static boolean isCalendar(String text) {
    return text.length() >= SECONDS_AT_END && text.charAt(4) == '-';
  }

  private static long epoch(String text) {
    return millis(text, Double.parseDouble(text) < SECONDS_END ? 1000 : 1);
  }

  private static long millis(String text, int unit) {
    if (text.length() <= SURE_DIGITS && text.indexOf('.') < 0 && text.indexOf('e') < 0) {
      long value = Long.parseLong(text);
      return Math.multiplyHigh(value, unit) == value >> 63 ? value * unit : NONE;
    }
    return Math.round(Double.parseDouble(text) * unit);
  }

  private static long calendar(String t, char separator) {
    boolean laidOut =
        t.charAt(7) == '-'
            && t.charAt(10) == separator
            && t.charAt(13) == ':'
            && t.charAt(16) == ':';
    if (!laidOut) {
      return NONE;
    }
    long day = LocalDate.of(digits(t, 0, 4), digits(t, 5, 7), digits(t, 8, 10)).toEpochDay();
    int hour = below(24, digits(t, 11, 13));
    int minute = below(60, digits(t, 14, 16));
    int second = below(60, digits(t, 17, SECONDS_AT_END));
    return ((day * 24 + hour) * 60 + minute) * 60_000L + second * 1000L + rest(t, separator);
  }

  /** Milliseconds of the decimals, less the zone's offset. */
  private static long rest(String t, char separator) {
    int at = SECONDS_AT_END;
    int millis = 0;
    if (at < t.length() && t.charAt(at) == '.') {
      int unit = 100;
      for (at++; at < t.length() && isDigit(t.charAt(at)); at++, unit /= 10) {
        millis += unit * (t.charAt(at) - '0');
      }
    }
    return millis - zone(t, at, separator);
  }

  private static long zone(String t, int at, char separator) {
    String zone = t.substring(at);
    if (zone.equals("Z") || (zone.isEmpty() && separator == ' ')) {
      return 0;
    }
    boolean colon = zone.length() == 6 && zone.charAt(3) == ':';
    boolean signed = zone.startsWith("+") || zone.startsWith("-");
    if (!signed || !(colon || zone.length() == 5)) {
      throw new DateTimeException("no zone");
    }
    long hours = below(19, digits(zone, 1, 3));
    long minutes = below(60, digits(zone, colon ? 4 : 3, zone.length()));
    return (zone.charAt(0) == '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000L;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static int digits(String t, int from, int to) {
    int value = 0;
    for (int i = from; i < to; i++) {
      value = value * 10 + below(10, t.charAt(i) - '0');
    }
    return value;
  }

  private static int below(int limit, int value) {
    if (value < 0 || value >= limit) {
      throw new DateTimeException("out of range");
    }
    return value;
  }
}
