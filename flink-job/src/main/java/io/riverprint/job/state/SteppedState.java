package io.riverprint.job.state;

import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;

/**
 * The event time up to which everything was stepped when the snapshot was taken. Flink forgets
 * watermarks; without this an event that was late before a failure would be stepped after it.
 *
 * <p>With aligned checkpoints all subtasks have the same watermark at the barrier, so the largest
 * one speaks for all at any parallelism.
 */
public final class SteppedState {
  private final ListState<Long> all;

  public SteppedState(OperatorStateStore store) throws Exception {
    this.all =
        store.getUnionListState(
            new ListStateDescriptor<>("stepped-until", LongSerializer.INSTANCE));
  }

  /** The instant, or Long.MIN_VALUE if nothing was ever stepped. */
  public long find() throws Exception {
    long latest = Long.MIN_VALUE;
    for (long one : all.get()) {
      latest = Math.max(latest, one);
    }
    return latest;
  }

  public void keep(long untilMillis) throws Exception {
    all.clear();
    all.add(untilMillis);
  }
}
