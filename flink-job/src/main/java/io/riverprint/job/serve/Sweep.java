package io.riverprint.job.serve;

import io.riverprint.core.user.UserState;
import io.riverprint.job.state.SweptState;
import io.riverprint.job.state.UserCache;
import io.riverprint.job.state.UserKeys;
import io.riverprint.schema.UserProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves the users who have no event of their own to the release that serves, a few at a time
 * between two batches, so that their profiles move too. First those in the cache, then those in
 * Flink's state, key group after key group; a user's own release tells who was moved already.
 *
 * <p>What a moved user's profile holds depends on the release and the user's events alone, not on
 * when the sweep comes by: see {@code ProfileStepper.move}.
 */
final class Sweep implements AutoCloseable {
  private static final int MOST_USERS = 64;
  private static final int CHUNKS_PER_SECOND = 20;

  /** Kept events replayed in one go, about: some 10 ms. */
  private static final int MOST_EVENTS = 1_024;

  /** States looked at in one go, whether moved already or not. */
  private static final int MOST_LOOKS = 512;

  private final UserKeys keys;
  private final SweptState kept;
  private final UserCache users;
  private final UserTimers timers;
  private final Consumer<UserProfile> profiles;
  private final int usersPerSecond;
  private final int chunk;

  private long version;
  private BitSet done = new BitSet();
  private boolean ended = true;
  private List<String> ids = List.of();
  private int next;
  private int upToGroup;
  private long moved;
  private long read;
  private int groupsRead;

  /**
   * A sweep that has nothing to do yet.
   *
   * @param usersPerSecond 0 to sweep never
   */
  Sweep(
      UserKeys keys,
      SweptState kept,
      UserCache users,
      UserTimers timers,
      Consumer<UserProfile> profiles,
      int usersPerSecond) {
    this.keys = keys;
    this.kept = kept;
    this.users = users;
    this.timers = timers;
    this.profiles = profiles;
    this.usersPerSecond = usersPerSecond;
    this.chunk = Math.max(1, Math.min(MOST_USERS, usersPerSecond / CHUNKS_PER_SECOND));
  }

  /** Goes on where the snapshot was, for the release that served then. */
  void restore(long servingVersion) throws Exception {
    begin(servingVersion, kept.find(servingVersion));
  }

  /** Starts over: this release serves from now on. */
  void start(long servingVersion) {
    begin(servingVersion, new BitSet());
    ids = users.ids();
  }

  void keep() throws Exception {
    kept.keep(version, done);
  }

  boolean isRunning() {
    return !ended;
  }

  /** How long to pause after each piece of work, so that the rate is kept. */
  long pauseMillis() {
    return Math.max(1, chunk * 1_000L / Math.max(1, usersPerSecond));
  }

  /** Does one piece of work. */
  void run(ServingModel model) throws IOException {
    if (next < ids.size()) {
      move(model);
    } else {
      readOn();
    }
  }

  /** Users moved to this release by the sweep. */
  long moved() {
    return moved;
  }

  /** Users not looked at yet, about: groups not read are taken to be as large as the others. */
  long left() {
    int ahead = ended ? 0 : keys.range().getNumberOfKeyGroups() - done.cardinality();
    return ids.size() - next + (groupsRead == 0 ? 0 : read * ahead / groupsRead);
  }

  /** Share of the key groups that are through, in percent. */
  long percent() {
    return ended ? 100 : done.cardinality() * 100L / keys.range().getNumberOfKeyGroups();
  }

  @Override
  public void close() {
    keys.close();
  }

  private void begin(long servingVersion, BitSet through) {
    keys.close();
    version = servingVersion;
    done = through;
    BitSet own = new BitSet();
    own.set(keys.range().getStartKeyGroup(), keys.range().getEndKeyGroup() + 1);
    done.and(own);
    ids = List.of();
    next = 0;
    upToGroup = -1;
    moved = 0;
    read = 0;
    groupsRead = 0;
    ended = usersPerSecond == 0 || allDone();
  }

  private boolean allDone() {
    return done.cardinality() == keys.range().getNumberOfKeyGroups();
  }

  private void readOn() {
    if (upToGroup >= 0) {
      int before = done.cardinality();
      done.set(keys.range().getStartKeyGroup(), upToGroup + 1);
      groupsRead += done.cardinality() - before;
      read += ids.size();
    }
    ids = List.of();
    next = 0;
    upToGroup = -1;
    ended = allDone();
    UserKeys.Block block = ended ? null : keys.read(done);
    if (block != null) {
      ids = block.ids();
      upToGroup = block.upToGroup();
    }
  }

  private void move(ServingModel model) throws IOException {
    List<UserState> batch = new ArrayList<>(chunk);
    int events = 0;
    for (int looks = 0; looks < MOST_LOOKS && next < ids.size(); looks++) {
      @Nullable UserState state = users.look(ids.get(next++));
      if (state != null && state.release() != version) {
        batch.add(state);
        events += state.history.size();
        if (batch.size() == chunk || events >= MOST_EVENTS) {
          break;
        }
      }
    }
    moved += batch.size();
    model.move(batch, profiles);
    for (UserState state : batch) {
      timers.arm(state);
      users.putBack(state);
    }
  }
}
