package io.riverprint.schema.event;

/** A text short enough for a message. */
final class Clip {
  private static final int LONGEST = 80;

  private Clip() {}

  static String of(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "...";
  }
}
