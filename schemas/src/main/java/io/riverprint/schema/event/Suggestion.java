package io.riverprint.schema.event;

import static java.util.Comparator.comparingInt;

import java.util.List;
import java.util.Locale;

/** What somebody probably meant. */
public final class Suggestion {
  /** More typing errors than these are no typing errors. */
  private static final int FAR = 3;

  private Suggestion() {}

  /** The end of a sentence: the nearest of the words, or all of them where none is near. */
  public static String among(List<String> words, String found) {
    return words.stream()
        .filter(word -> distance(word, found) <= FAR)
        .min(comparingInt(word -> distance(word, found)))
        .map(word -> ", did you mean " + word + "?")
        .orElse(", needs one of " + String.join(", ", words));
  }

  /** Levenshtein's distance, blind to case: the row of the dynamic programme, in place. */
  private static int distance(String left, String right) {
    String a = left.toLowerCase(Locale.ROOT);
    String b = right.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
