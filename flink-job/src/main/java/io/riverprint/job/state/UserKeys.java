package io.riverprint.job.state;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.jspecify.annotations.Nullable;

/**
 * The ids of all users in {@link UserStates}, in blocks of whole key groups.
 *
 * <p>Both backends give keys in the order of their groups. RocksDB's iterator pins a snapshot, so
 * it is closed after each block, and reads values along with keys, so it is read in slices of a few
 * milliseconds. The heap's must not be left open while users are added.
 */
public final class UserKeys implements AutoCloseable {
  private static final int BLOCK_USERS = 50_000;
  private static final int LOOK_AT_CLOCK = 64;
  private static final long SLICE_NANOS = 5_000_000;

  private final KeyedStateBackend<Object> backend;
  private final KeyGroupRange range;
  private final int maxParallelism;
  private final boolean inSlices;
  private @Nullable Stream<Object> stream;
  private @Nullable Iterator<Object> keys;
  private List<String> ids = new ArrayList<>();
  private int newestGroup;

  /**
   * Users of whole key groups.
   *
   * @param upToGroup with these ids, all users of groups up to and including this one have been
   *     read
   */
  public record Block(List<String> ids, int upToGroup) {}

  private UserKeys(KeyedStateBackend<Object> backend, KeyGroupRange range, int maxParallelism) {
    this.backend = backend;
    this.range = range;
    this.maxParallelism = maxParallelism;
    this.inSlices = backend.getBackendTypeIdentifier().equals("rocksdb");
  }

  /** The users of one subtask. */
  public static UserKeys of(KeyedStateBackend<Object> backend, TaskInfo task) {
    int maxParallelism = task.getMaxNumberOfParallelSubtasks();
    KeyGroupRange range =
        KeyGroupRangeAssignment.computeKeyGroupRangeForOperatorIndex(
            maxParallelism, task.getNumberOfParallelSubtasks(), task.getIndexOfThisSubtask());
    return new UserKeys(backend, range, maxParallelism);
  }

  public KeyGroupRange range() {
    return range;
  }

  /**
   * Reads on for a slice.
   *
   * @param done groups whose users are not wanted
   * @return the next block once it is complete; null before
   */
  public @Nullable Block read(BitSet done) {
    Iterator<Object> open = opened();
    long until = System.nanoTime() + SLICE_NANOS;
    for (int looked = 1; open.hasNext(); looked++) {
      String id = (String) open.next();
      int group = KeyGroupRangeAssignment.assignToKeyGroup(id, maxParallelism);
      if (ids.size() >= BLOCK_USERS && group != newestGroup) {
        return block(group - 1);
      }
      newestGroup = group;
      if (!done.get(group)) {
        ids.add(id);
      }
      if (inSlices && looked % LOOK_AT_CLOCK == 0 && System.nanoTime() > until) {
        return null;
      }
    }
    return block(range.getEndKeyGroup());
  }

  /** Forgets what was read of an unfinished block. */
  @Override
  public void close() {
    if (stream != null) {
      stream.close();
    }
    stream = null;
    keys = null;
    ids = new ArrayList<>();
  }

  private Iterator<Object> opened() {
    Iterator<Object> open = keys;
    if (open == null) {
      stream = backend.getKeys(UserStates.NAME, VoidNamespace.INSTANCE);
      open = stream.iterator();
      keys = open;
    }
    return open;
  }

  private Block block(int upToGroup) {
    Block block = new Block(ids, upToGroup);
    close();
    return block;
  }
}
