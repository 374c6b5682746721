package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The users touched last, decoded, in front of {@link UserStates}. Written back when a snapshot is
 * taken and when a user makes room for another.
 */
public final class UserCache {
  private final UserStates states;
  private final int capacity;
  private final Map<String, Entry> entries;
  private long hits;
  private long misses;

  /**
   * A cache of this many users; with 0 every step reads and writes Flink's state.
   *
   * @param capacity users, not bytes
   */
  public UserCache(UserStates states, int capacity) {
    this.states = states;
    this.capacity = capacity;
    this.entries = new LinkedHashMap<>(16, 0.75f, true);
  }

  /** The user's state, or null for a user never kept. Nobody is evicted by looking. */
  public @Nullable UserState find(String userId) throws IOException {
    Entry cached = entries.get(userId);
    if (cached != null) {
      hits++;
      return cached.state;
    }
    misses++;
    return states.find(userId);
  }

  /** Takes a state that was changed. */
  public void keep(UserState state) throws IOException {
    Entry cached = entries.get(state.userId);
    if (cached == null) {
      entries.put(state.userId, new Entry(state));
      evict();
    } else {
      cached.state = state;
      cached.dirty = true;
    }
  }

  /** Writes all changed states to Flink; they stay cached. */
  public void flush() throws IOException {
    for (Entry entry : entries.values()) {
      write(entry);
    }
  }

  public long hits() {
    return hits;
  }

  public long misses() {
    return misses;
  }

  private void evict() throws IOException {
    if (entries.size() > capacity) {
      Iterator<Entry> eldest = entries.values().iterator();
      write(eldest.next());
      eldest.remove();
    }
  }

  private void write(Entry entry) throws IOException {
    if (entry.dirty) {
      states.keep(entry.state);
      entry.dirty = false;
    }
  }

  private static final class Entry {
    UserState state;
    boolean dirty = true;

    Entry(UserState state) {
      this.state = state;
    }
  }
}
