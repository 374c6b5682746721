package io.riverprint.job;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;

/** Keys of ours that nobody knows: most are slips of the pen, so the nearest known one is named. */
final class UnknownKeys {
  private UnknownKeys() {}

  /** A problem for each. */
  static List<String> of(Configuration configuration) {
    List<String> problems = new ArrayList<>();
    for (String key : new TreeSet<>(configuration.keySet())) {
      if (key.startsWith(JobOptions.PREFIX) && !isKnown(key)) {
        problems.add("unknown key " + key + ", did you mean " + nearest(key) + "?");
      }
    }
    return problems;
  }

  private static boolean isKnown(String key) {
    String below = JobOptions.KAFKA_PROPERTIES.key() + ".";
    return key.startsWith(below)
        || JobOptions.ALL.stream().anyMatch(option -> option.key().equals(key));
  }

  private static String nearest(String key) {
    return JobOptions.ALL.stream()
        .map(ConfigOption::key)
        .min(Comparator.comparingInt(known -> distance(key, known)))
        .orElseThrow();
  }

  /** Levenshtein's distance: d[i][j] = min(d[i-1][j] + 1, d[i][j-1] + 1, d[i-1][j-1] + cost). */
  static int distance(String from, String to) {
    int[] above = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int[] row = new int[to.length() + 1];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int cost = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(above[j], row[j - 1]) + 1, above[j - 1] + cost);
      }
      above = row;
    }
    return above[to.length()];
  }
}
