package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Users decoded, in front of {@link UserStates}. Written back when a user makes room for another,
 * when a snapshot is taken, and before it ({@link WriteBack}).
 *
 * <p>Segmented least-recently-used: who came once makes room before anybody who came again. Most
 * users of a shop come rarely, and with one list for all they would drive out those who come often:
 * on users drawn by Zipf's law with a tenth of them cached, a fifth more has to be read and
 * written.
 */
public final class UserCache {
  private static final double REGULARS = 0.9;

  private final KeptStates states;
  private final int capacity;
  private final int mostRegulars;
  private final Map<String, CachedUser> regulars = new LinkedHashMap<>(16, 0.75f, true);
  private final Map<String, CachedUser> newcomers = new LinkedHashMap<>();
  private long hits;
  private long misses;

  /**
   * A cache of this many users; with 0 every step reads and writes Flink's state.
   *
   * @param capacity users, not bytes
   */
  public UserCache(UserStates states, int capacity) {
    this((KeptStates) states, capacity);
  }

  UserCache(KeptStates states, int capacity) {
    this.states = states;
    this.capacity = capacity;
    this.mostRegulars = (int) (capacity * REGULARS);
  }

  /** The user's state, or null for a user never kept. Nobody is evicted by looking. */
  public @Nullable UserState find(String userId) throws IOException {
    CachedUser cached = regulars.get(userId);
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

  private @Nullable CachedUser cached(String userId) {
    CachedUser cached = newcomers.get(userId);
    return cached == null ? regulars.get(userId) : cached;
  }

  /** As {@link #find}, for who goes over all users: counted as neither hit nor miss. */
  public @Nullable UserState look(String userId) throws IOException {
    CachedUser cached = cached(userId);
    return cached == null ? states.find(userId) : cached.state;
  }

  /** Takes a state that was changed, but not by its user's doing: nobody is evicted for it. */
  public void putBack(UserState state) throws IOException {
    CachedUser cached = cached(state.userId);
    if (cached == null) {
      states.keep(state);
    } else {
      cached.change(state);
    }
  }

  /** Who is cached. */
  public List<String> ids() {
    List<String> ids = new ArrayList<>(regulars.size() + newcomers.size());
    ids.addAll(regulars.keySet());
    ids.addAll(newcomers.keySet());
    return ids;
  }

  /** Takes a state that was changed. */
  public void keep(UserState state) throws IOException {
    CachedUser cached = regulars.get(state.userId);
    if (cached == null) {
      cached = newcomers.remove(state.userId);
      if (cached == null) {
        newcomers.put(state.userId, new CachedUser(state));
        evict();
        return;
      }
      regulars.put(state.userId, cached);
      demote();
    }
    cached.change(state);
  }

  /** Keeps nothing of the user any more, here or in Flink. */
  public void forget(String userId) {
    CachedUser cached = newcomers.remove(userId);
    if (cached == null) {
      cached = regulars.remove(userId);
    }
    if (cached != null) {
      cached.forget();
    }
    states.forget(userId);
  }

  /** Writes all changed states to Flink; they stay cached. */
  public void flush() throws IOException {
    for (CachedUser user : regulars.values()) {
      write(user);
    }
    for (CachedUser user : newcomers.values()) {
      write(user);
    }
  }

  /**
   * All changed users, regulars first, of them those touched longest ago: of the others many will
   * have made room, and been written for that, before their turn comes.
   */
  List<CachedUser> lineUpChanged() {
    List<CachedUser> changed = new ArrayList<>(regulars.size() + newcomers.size());
    lineUpChanged(regulars.values(), changed);
    lineUpChanged(newcomers.values(), changed);
    return changed;
  }

  /**
   * Writes one who was lined up, is still cached and was not touched since; no effect on others.
   */
  void writeIfUntouched(CachedUser user) throws IOException {
    if (user.linedUp) {
      user.linedUp = false;
      write(user);
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
      Iterator<Map.Entry<String, CachedUser>> eldest = regulars.entrySet().iterator();
      Map.Entry<String, CachedUser> leaving = eldest.next();
      eldest.remove();
      newcomers.put(leaving.getKey(), leaving.getValue());
    }
  }

  private void evict() throws IOException {
    if (regulars.size() + newcomers.size() > capacity) {
      Iterator<CachedUser> eldest = newcomers.values().iterator();
      write(eldest.next());
      eldest.remove();
    }
  }

  private void write(CachedUser user) throws IOException {
    if (user.changed) {
      states.keep(user.state);
      user.changed = false;
    }
  }

  private static void lineUpChanged(Iterable<CachedUser> users, List<CachedUser> changed) {
    for (CachedUser user : users) {
      if (user.changed) {
        user.linedUp = true;
        changed.add(user);
      }
    }
  }
}
