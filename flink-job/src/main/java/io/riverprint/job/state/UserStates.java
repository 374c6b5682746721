package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserStateCodec;
import io.riverprint.core.user.UserStateWriter;
import java.io.IOException;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.KeyedStateStore;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The users' states in Flink: one binary value per user, versioned by {@link UserStateCodec}.
 *
 * <p>Bytes and not objects, because a state is changed in place by the step while a heap backend
 * would still be writing the very object into a snapshot.
 */
public final class UserStates implements KeptStates {
  static final String NAME = "user-state";

  private final ValueState<byte[]> bytes;
  private final Consumer<Object> currentKey;
  private final UserStateWriter writer = new UserStateWriter();
  private long written;
  private long bytesWritten;

  public UserStates(KeyedStateStore store, Consumer<Object> currentKey) {
    this.bytes =
        store.getState(new ValueStateDescriptor<>(NAME, BytePrimitiveArraySerializer.INSTANCE));
    this.currentKey = currentKey;
  }

  @Override
  public @Nullable UserState find(String userId) throws IOException {
    currentKey.accept(userId);
    byte[] found = bytes.value();
    return found == null ? null : UserStateCodec.read(found);
  }

  @Override
  public void keep(UserState state) throws IOException {
    currentKey.accept(state.userId);
    byte[] next = writer.write(state);
    written++;
    bytesWritten += next.length;
    bytes.update(next);
  }

  @Override
  public void forget(String userId) {
    currentKey.accept(userId);
    bytes.clear();
  }

  /** How often a state was written to Flink. */
  public long written() {
    return written;
  }

  /** Bytes of all those. */
  public long bytesWritten() {
    return bytesWritten;
  }
}
