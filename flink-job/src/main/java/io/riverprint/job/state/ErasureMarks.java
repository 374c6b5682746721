package io.riverprint.job.state;

import io.riverprint.core.feature.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.jspecify.annotations.Nullable;

/**
 * Up to when users were erased, so that what comes of them afterwards and is older is not taken.
 *
 * <p>On the heap, for each event asks; in keyed state to outlive a restart and move with its key
 * group. There it lies under a key of the group that is nobody's, by a 64-bit hash of the user's
 * id: no id of an erased user stands in the state. Forgotten once {@link #REMEMBERED_MILLIS} of
 * event time have passed: what is as old as that is long late, and never stepped anyway.
 */
public final class ErasureMarks {
  /** As long as events are usually kept to be read again: 90 days. */
  public static final long REMEMBERED_MILLIS = 90L * 86_400_000;

  static final String NAME = "erasure-marks";
  private static final String NOBODY = "nobody-";

  private final KeyedStateBackend<Object> backend;
  private final int maxParallelism;
  private final MapState<Long, Long> state;
  private final Map<Long, Mark> marks = new HashMap<>();

  private record Mark(int keyGroup, long untilMillis) {}

  public ErasureMarks(
      KeyedStateStore store, KeyedStateBackend<Object> backend, int maxParallelism) {
    this.backend = backend;
    this.maxParallelism = maxParallelism;
    this.state =
        store.getMapState(
            new MapStateDescriptor<>(NAME, LongSerializer.INSTANCE, LongSerializer.INSTANCE));
  }

  /** Takes up those of the snapshot the job starts from. Changes the current key. */
  public void restore() throws Exception {
    for (Object key : keys()) {
      backend.setCurrentKey(key);
      int group = KeyGroupRangeAssignment.assignToKeyGroup(key, maxParallelism);
      for (Map.Entry<Long, Long> entry : state.entries()) {
        marks.put(entry.getKey(), new Mark(group, entry.getValue()));
      }
    }
  }

  /** Whether what the user did at this time is erased. */
  public boolean cover(String userId, long atMillis) {
    if (marks.isEmpty()) {
      return false;
    }
    Mark mark = marks.get(Keys.of(userId));
    return mark != null && atMillis <= mark.untilMillis;
  }

  /**
   * Notes an erasure. Changes the current key.
   *
   * @return false where one up to this time or a later one is noted already
   */
  public boolean add(String userId, long untilMillis) throws Exception {
    long hash = Keys.of(userId);
    @Nullable Mark before = marks.get(hash);
    if (before != null && untilMillis <= before.untilMillis) {
      return false;
    }
    int group = KeyGroupRangeAssignment.assignToKeyGroup(userId, maxParallelism);
    backend.setCurrentKey(nobodyOf(group));
    state.put(hash, untilMillis);
    marks.put(hash, new Mark(group, untilMillis));
    return true;
  }

  /** Forgets what was erased up to a time before this. Changes the current key. */
  public void forgetBefore(long millis) throws Exception {
    List<Map.Entry<Long, Mark>> old =
        marks.entrySet().stream().filter(mark -> mark.getValue().untilMillis < millis).toList();
    for (Map.Entry<Long, Mark> mark : old) {
      backend.setCurrentKey(nobodyOf(mark.getValue().keyGroup));
      state.remove(mark.getKey());
    }
    old.forEach(mark -> marks.remove(mark.getKey()));
  }

  public int size() {
    return marks.size();
  }

  private List<Object> keys() {
    try (Stream<Object> keys = backend.getKeys(NAME, VoidNamespace.INSTANCE)) {
      return new ArrayList<>(new HashSet<>(keys.toList()));
    }
  }

  /** The first of an endless row of names that falls into the group. */
  private String nobodyOf(int keyGroup) {
    int number = 0;
    while (KeyGroupRangeAssignment.assignToKeyGroup(NOBODY + number, maxParallelism) != keyGroup) {
      number++;
    }
    return NOBODY + number;
  }
}
