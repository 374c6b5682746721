package io.riverprint.job.watch;

import io.riverprint.job.state.WatchedUserState;
import java.io.IOException;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Watched users in Flink's state, and how many questions are open in all. */
final class WatchedUsers {
  private final WatchedUserState state;
  private final DataOutputSerializer out = new DataOutputSerializer(512);
  private long open;

  WatchedUsers(WatchedUserState state) throws IOException {
    this.state = state;
    state.forEach(bytes -> open += read(bytes).open.size());
  }

  /** The user of the current key; empty if never kept. Must be kept again. */
  WatchedUser take() throws IOException {
    byte[] bytes = state.find();
    WatchedUser user = bytes == null ? new WatchedUser() : read(bytes);
    open -= user.open.size();
    return user;
  }

  /** Keeps the user of the current key; of one of whom nothing is left nothing is kept. */
  void keep(WatchedUser user) throws IOException {
    open += user.open.size();
    if (user.isEmpty()) {
      state.forget();
    } else {
      out.clear();
      user.write(out);
      state.keep(out.getCopyOfBuffer());
    }
  }

  /** Questions open in this subtask. */
  long open() {
    return open;
  }

  private static WatchedUser read(byte[] bytes) throws IOException {
    return WatchedUser.read(new DataInputDeserializer(bytes));
  }
}
