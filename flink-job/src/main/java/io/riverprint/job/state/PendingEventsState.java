package io.riverprint.job.state;

import static java.util.Objects.requireNonNull;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.ArrivedEventSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeutils.base.IntSerializer;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;

/**
 * The waiting events as keyed state, written only when a snapshot is taken.
 *
 * <p>All events of a key group are kept under one of its users, in blocks: a value per user would
 * cost a put for each waiting user at each snapshot, a value per key group costs at most a few
 * hundred and moves with the group when the job is rescaled.
 */
public final class PendingEventsState {
  static final String NAME = "pending-events";
  private static final byte VERSION = 1;
  private static final int BLOCK_BYTES = 1 << 20;

  private final KeyedStateBackend<Object> backend;
  private final int maxParallelism;
  private final MapState<Integer, byte[]> blocks;
  private final Set<String> written = new HashSet<>();

  public PendingEventsState(
      KeyedStateStore store, KeyedStateBackend<Object> backend, int maxParallelism) {
    this.backend = backend;
    this.maxParallelism = maxParallelism;
    this.blocks =
        store.getMapState(
            new MapStateDescriptor<>(
                NAME, IntSerializer.INSTANCE, BytePrimitiveArraySerializer.INSTANCE));
  }

  /** Gives every event of the snapshot the job starts from. */
  public void restore(Consumer<ArrivedEvent> events) throws Exception {
    for (Object key : keys()) {
      backend.setCurrentKey(key);
      written.add((String) key);
      for (byte[] block : blocks.values()) {
        read(block, events);
      }
    }
  }

  /** Replaces what the snapshot before wrote. */
  public void write(Iterable<ArrivedEvent> events) throws Exception {
    clearWritten();
    Map<Integer, Group> groups = new HashMap<>();
    for (ArrivedEvent event : events) {
      int keyGroup = KeyGroupRangeAssignment.assignToKeyGroup(event.userId(), maxParallelism);
      Group group = groups.computeIfAbsent(keyGroup, g -> new Group(event.userId()));
      group.add(event);
    }
    for (Group group : groups.values()) {
      group.close();
    }
  }

  private void clearWritten() {
    for (String key : written) {
      backend.setCurrentKey(key);
      blocks.clear();
    }
    written.clear();
  }

  private List<Object> keys() {
    try (Stream<Object> keys = backend.getKeys(NAME, VoidNamespace.INSTANCE)) {
      return new ArrayList<>(new HashSet<>(keys.toList()));
    }
  }

  private static void read(byte[] block, Consumer<ArrivedEvent> events) throws IOException {
    DataInputDeserializer in = new DataInputDeserializer(block);
    byte version = in.readByte();
    if (version != VERSION) {
      throw new IOException(
          "waiting events: version "
              + version
              + " found, version "
              + VERSION
              + " is known; run the version of the job that wrote the checkpoint");
    }
    while (in.available() > 0) {
      events.accept(ArrivedEventSerializer.INSTANCE.deserialize(in));
    }
  }

  /** Events of one key group on their way into state. */
  private final class Group {
    private final String key;
    private final DataOutputSerializer block = new DataOutputSerializer(4096);
    private int closed;

    Group(String key) {
      this.key = requireNonNull(key);
    }

    void add(ArrivedEvent event) {
      try {
        if (block.length() == 0) {
          block.writeByte(VERSION);
        }
        ArrivedEventSerializer.INSTANCE.serialize(event, block);
        if (block.length() >= BLOCK_BYTES) {
          close();
        }
      } catch (Exception e) {
        throw new IllegalStateException("waiting events: a block could not be written", e);
      }
    }

    void close() throws Exception {
      if (block.length() > 0) {
        backend.setCurrentKey(key);
        blocks.put(closed++, block.getCopyOfBuffer());
        written.add(key);
        block.clear();
      }
    }
  }
}
