package io.riverprint.job.state;

import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.array.BytePrimitiveArraySerializer;
import org.jspecify.annotations.Nullable;

/** One binary value of an operator that has one subtask. Its bytes carry their version. */
public final class ReleaseBoardState {
  private final ListState<byte[]> bytes;

  public ReleaseBoardState(OperatorStateStore store) throws Exception {
    this.bytes =
        store.getListState(
            new ListStateDescriptor<>("release-board", BytePrimitiveArraySerializer.INSTANCE));
  }

  public byte @Nullable [] find() throws Exception {
    for (byte[] one : bytes.get()) {
      return one;
    }
    return null;
  }

  public void keep(byte[] next) throws Exception {
    bytes.update(List.of(next));
  }
}
