package io.riverprint.job.state;

import io.riverprint.core.user.UserState;
import io.riverprint.core.user.UserStateCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States as bytes in a map, and in which order they were written. */
final class MemoryStates implements KeptStates {
  final List<String> written = new ArrayList<>();
  private final Map<String, byte[]> bytes = new HashMap<>();

  @Override
  public @Nullable UserState find(String userId) {
    byte[] found = bytes.get(userId);
    return found == null ? null : UserStateCodec.read(found);
  }

  @Override
  public void keep(UserState state) {
    written.add(state.userId);
    bytes.put(state.userId, UserStateCodec.write(state));
  }

  @Override
  public void forget(String userId) {
    bytes.remove(userId);
  }

  /** What was written since this was last asked. */
  List<String> takeWritten() {
    List<String> taken = List.copyOf(written);
    written.clear();
    return taken;
  }
}
