package io.riverprint.console.keep;

import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The newest profiles of at most so many users, and a few before them. Who was updated longest ago
 * goes first. May be used by many threads at once.
 */
public final class KeptProfiles implements AutoCloseable {
  private final int mostUsers;
  private final RingDisk disk;
  private final ProfileReader reader = new ProfileReader();
  // Updated longest ago first.
  private final LinkedHashMap<String, KeptUser> users = new LinkedHashMap<>();
  private final RecentChanges changes = new RecentChanges();
  private long newestMillis = Long.MIN_VALUE;
  private boolean closed;

  /**
   * Keeps nothing yet.
   *
   * @param folder empty; what lies in it is of no use to anyone else
   * @param mostUsers how many users are kept
   * @param history how many profiles of each, the newest included
   */
  public KeptProfiles(Path folder, int mostUsers, int history) {
    this.mostUsers = mostUsers;
    this.disk = new RingDisk(folder, history);
  }

  /**
   * Takes a record of the profile topic.
   *
   * @return whether it changed anything
   * @throws io.riverprint.schema.UnreadableRecordException where it is no profile
   */
  public boolean take(byte[] key, byte @Nullable [] value) {
    ProfileChange change = reader.read(key, value);
    return value != null
        ? change.fold(profile -> keep(profile, value), this::forget)
        : forget(change.userId());
  }

  /** What is held in memory of a user, if there is one. */
  public synchronized Optional<KeptUser> find(String user) {
    return Optional.ofNullable(users.get(user));
  }

  /** Everyone, updated longest ago first. */
  public synchronized List<KeptUser> everyone() {
    return new ArrayList<>(users.values());
  }

  /** The newest as-of that was seen; the smallest long before any. */
  public synchronized long newestMillis() {
    return newestMillis;
  }

  /** How many users are kept. */
  public synchronized int size() {
    return users.size();
  }

  /** Users by the release that made their newest profile. */
  public synchronized Map<Long, Long> usersByRelease() {
    Map<Long, Long> counts = new TreeMap<>();
    users.values().forEach(user -> counts.merge(user.release(), 1L, Long::sum));
    return counts;
  }

  /** The newest profile of a user. */
  public Optional<UserProfile> newest(String user) {
    return profiles(user, 1).stream().findFirst();
  }

  /** The profile that held at an instant of event time, if it is still kept. */
  public Optional<UserProfile> at(String user, long millis) {
    return profiles(user, Integer.MAX_VALUE).stream()
        .filter(profile -> profile.asOfMillis() <= millis)
        .findFirst();
  }

  /** The newest profiles of a user, newest first. */
  public List<UserProfile> profiles(String user, int most) {
    // Made of bytes outside the lock: who asks holds up neither others nor the topic for it.
    return bytes(user, most).stream().map(this::read).toList();
  }

  /** Who changed lately. */
  public RecentChanges changes() {
    return changes;
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      disk.close();
    }
  }

  private synchronized List<byte[]> bytes(String user, int most) {
    KeptUser kept = users.get(user);
    return kept == null || closed ? List.of() : disk.newest(user, kept.taken(), most);
  }

  private UserProfile read(byte[] bytes) {
    return reader
        .read(new byte[0], bytes)
        .fold(
            profile -> profile,
            user -> {
              throw new IllegalStateException("console: a tombstone was kept as a profile");
            });
  }

  private synchronized boolean keep(UserProfile profile, byte[] bytes) {
    KeptUser before = users.get(profile.userId());
    if (closed || (before != null && !supersedes(profile, before))) {
      return false;
    }
    long taken = before == null ? 1 : before.taken() + 1;
    disk.keep(profile.userId(), taken, bytes);
    KeptUser now = kept(profile, before, taken);
    users.remove(now.userId()); // so that it becomes the newest
    users.put(now.userId(), now);
    newestMillis = Math.max(newestMillis, profile.asOfMillis());
    forgetOldest();
    changes.add(now.userId());
    return true;
  }

  private void forgetOldest() {
    Iterator<KeptUser> oldest = users.values().iterator();
    while (users.size() > mostUsers) {
      KeptUser gone = oldest.next();
      oldest.remove();
      disk.forget(gone.userId(), gone.taken());
    }
  }

  private synchronized boolean forget(String user) {
    KeptUser gone = users.remove(user);
    if (gone == null || closed) {
      return false;
    }
    disk.forget(user, gone.taken());
    changes.add(user);
    return true;
  }

  private static boolean supersedes(UserProfile profile, KeptUser before) {
    return profile.sequence() > before.sequence()
        || (profile.sequence() == before.sequence() && profile.release() > before.release());
  }

  private static KeptUser kept(UserProfile profile, @Nullable KeptUser before, long taken) {
    return new KeptUser(
        before == null ? profile.userId() : before.userId(),
        profile.asOfMillis(),
        profile.sequence(),
        profile.release(),
        profile.space().intern(),
        direction(profile, before),
        profile.churn(),
        likeliest(profile),
        taken);
  }

  /** The one that is there, turned, where it is of the same space and width. */
  private static Direction direction(UserProfile profile, @Nullable KeptUser before) {
    float[] embedding = profile.embedding().values();
    if (before == null
        || !profile.space().equals(before.space())
        || embedding.length != before.direction().width()) {
      return Direction.of(embedding);
    }
    before.direction().turn(embedding);
    return before.direction();
  }

  private static String likeliest(UserProfile profile) {
    List<ScoredItem> items =
        profile.categories().isEmpty() ? profile.factorCategories() : profile.categories();
    return items.isEmpty() ? "" : items.get(0).id().intern();
  }
}
