package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users decoded, in front of {@link UserStates}. Written back when a snapshot is taken and when a
 * user makes room for another.
 *
 * <p>Segmented least-recently-used: who came once makes room before anybody who came again. Most
 * users of a shop come rarely, and with one list for all they would drive out those who come often:
 * on users drawn by Zipf's law with a tenth of them cached, a fifth more has to be read and
 * written.
 */
public final class UserCache {
  private static final double REGULARS = 0.9;

  private final UserStates states;
  private final int capacity;
  private final int mostRegulars;
  private final Map<String, Entry> regulars = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, Entry> newcomers = new LinkedHashMap<>();
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
    this.mostRegulars = (int) (capacity * REGULARS);
  }

  /** The user's state, or null for a user never kept. Nobody is evicted by looking. */
  public @Nullable UserState find(String userId) throws IOException {
    Entry cached = regulars.get(userId);
    if (cached == null) {
      cached = newcomers.get(userId);
    }
    if (cached != null) {
      hits++;
      return cached.state;
    }
    misses++;
    return states.find(userId);
  }

  /** Takes a state that was changed. */
  public void keep(UserState state) throws IOException {
    Entry cached = regulars.get(state.userId);
    if (cached == null) {
      cached = newcomers.remove(state.userId);
      if (cached == null) {
        newcomers.put(state.userId, new Entry(state));
        evict();
        return;
      }
      regulars.put(state.userId, cached);
      demote();
    }
    cached.state = state;
    cached.dirty = true;
  }

  /** Writes all changed states to Flink; they stay cached. */
  public void flush() throws IOException {
    for (Entry entry : regulars.values()) {
      write(entry);
    }
    for (Entry entry : newcomers.values()) {
      write(entry);
    }
  }

  public long hits() {
    return hits;
  }

  public long misses() {
    return misses;
  }

  /** The regular who stayed away longest starts over as the newest of the others. */
  private void demote() {
    if (regulars.size() > mostRegulars) {
      Iterator<Map.Entry<String, Entry>> eldest = regulars.entrySet().iterator();
      Map.Entry<String, Entry> leaving = eldest.next();
      eldest.remove();
      newcomers.put(leaving.getKey(), leaving.getValue());
    }
  }

  private void evict() throws IOException {
    if (regulars.size() + newcomers.size() > capacity) {
      Iterator<Entry> eldest = newcomers.values().iterator();
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
