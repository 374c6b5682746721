package io.riverprint.job.state;

import java.util.BitSet;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * The key groups all of whose users are of a release. Every subtask gets all entries and looks at
 * those of its own groups, so it may be rescaled.
 */
public final class SweptState {
  /** A version and, in the lowest bits, a group: Flink has at most 2^15. */
  private static final int GROUP_BITS = 16;

  private final ListState<Long> all;

  public SweptState(OperatorStateStore store) throws Exception {
    this.all =
        store.getUnionListState(new ListStateDescriptor<>("swept-groups", LongSerializer.INSTANCE));
  }

  /** The groups that are through with this version. */
  public BitSet find(long version) throws Exception {
    BitSet groups = new BitSet();
    for (long entry : all.get()) {
      if (entry >> GROUP_BITS == version) {
        groups.set((int) (entry & ((1 << GROUP_BITS) - 1)));
      }
    }
    return groups;
  }

  /** Replaces what is kept. */
  public void keep(long version, BitSet groups) throws Exception {
    all.clear();
    for (int group = groups.nextSetBit(0); group >= 0; group = groups.nextSetBit(group + 1)) {
      all.add((version << GROUP_BITS) | group);
    }
  }
}
