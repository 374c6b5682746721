package io.riverprint.job.state;

import java.io.IOException;
import java.util.HashSet;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.jspecify.annotations.Nullable;

/** One binary value per watched user, of the current key. Its bytes carry their version. */
public final class WatchedUserState {
  static final String NAME = "watched-user";

  private final ValueState<byte[]> bytes;
  private final KeyedStateBackend<Object> backend;

  public WatchedUserState(KeyedStateStore store, KeyedStateBackend<Object> backend) {
    this.bytes =
        store.getState(new ValueStateDescriptor<>(NAME, BytePrimitiveArraySerializer.INSTANCE));
    this.backend = backend;
  }

  public byte @Nullable [] find() throws IOException {
    return bytes.value();
  }

  public void keep(byte[] next) throws IOException {
    bytes.update(next);
  }

  public void forget() {
    bytes.clear();
  }

  /** Users of this subtask: what a snapshot held, key by key. */
  public interface Visitor {
    void visit(byte[] user) throws IOException;
  }

  /** Shows the state of every user to the visitor. */
  public void forEach(Visitor visitor) throws IOException {
    HashSet<Object> keys;
    try (Stream<Object> all = backend.getKeys(NAME, VoidNamespace.INSTANCE)) {
      keys = new HashSet<>(all.toList());
    }
    for (Object key : keys) {
      backend.setCurrentKey(key);
      byte[] user = bytes.value();
      if (user != null) {
        visitor.visit(user);
      }
    }
  }
}
