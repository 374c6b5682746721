package io.riverprint.console.keep;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who changed lately, in a ring: a reader who comes too late misses some and loses nothing else.
 * Thread-safe.
 */
public final class RecentChanges {
  private static final int KEPT = 1 << 10;

  private final String[] users = new String[KEPT];
  private long count;

  /** How many changes there were. */
  public synchronized long count() {
    return count;
  }

  /** Who changed after the first {@code seen} changes, each once, newest first. */
  public synchronized List<String> since(long seen, int most) {
    Set<String> found = new LinkedHashSet<>();
    long oldest = Math.max(seen, count - KEPT);
    for (long change = count - 1; change >= oldest && found.size() < most; change--) {
      found.add(users[(int) (change % KEPT)]);
    }
    return new ArrayList<>(found);
  }

  synchronized void add(String user) {
    users[(int) (count % KEPT)] = user;
    count++;
  }
}
