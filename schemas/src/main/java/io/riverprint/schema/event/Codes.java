package io.riverprint.schema.event;

/** Queries as the challenge has them: 16 quantised values in text, {@code [ 92 166 ... ]}. */
final class Codes {
  private static final int COUNT = 16;
  private static final int MAX = 255;

  private Codes() {}

  /**
   * True of free text, and of 16 whole numbers 0..255 in brackets with blanks or commas between.
   */
  static boolean areWellFormed(String query) {
    return !query.startsWith("[") || areCodes(query);
  }

  private static boolean areCodes(String query) {
    int end = query.length() - 1;
    if (query.charAt(end) != ']') {
      return false;
    }
    int count = 0;
    int value = -1; // of the number being read; -1 between numbers
    for (int i = 1; i <= end; i++) {
      char c = query.charAt(i);
      if (c >= '0' && c <= '9') {
        count += value < 0 ? 1 : 0;
        value = Math.max(value, 0) * 10 + c - '0';
      } else if (c == ' ' || c == ',' || i == end) {
        value = -1;
      } else {
        return false;
      }
      if (value > MAX) {
        return false;
      }
    }
    return count == COUNT;
  }
}
