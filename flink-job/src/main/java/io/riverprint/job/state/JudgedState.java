package io.riverprint.job.state;

import io.riverprint.job.wire.ModelReleaseSerializer;
import io.riverprint.schema.ModelRelease;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.jspecify.annotations.Nullable;

/** What the one judge of releases must know after a restart. */
public final class JudgedState {
  private final ListState<ModelRelease> passed;
  private final ListState<ModelRelease> waiting;
  private final ListState<Long> decided;

  public JudgedState(OperatorStateStore store) throws Exception {
    this.passed =
        store.getListState(
            new ListStateDescriptor<>("passed-release", ModelReleaseSerializer.INSTANCE));
    this.waiting =
        store.getListState(
            new ListStateDescriptor<>("releases-to-judge", ModelReleaseSerializer.INSTANCE));
    this.decided =
        store.getListState(new ListStateDescriptor<>("decided-until", LongSerializer.INSTANCE));
  }

  /** The newest release that was passed on, or null before the first. */
  public @Nullable ModelRelease passed() throws Exception {
    ModelRelease newest = null;
    for (ModelRelease one : passed.get()) {
      newest = one;
    }
    return newest;
  }

  /** Releases announced and not yet judged. */
  public List<ModelRelease> waiting() throws Exception {
    List<ModelRelease> all = new ArrayList<>();
    waiting.get().forEach(all::add);
    return all;
  }

  /** Event time up to which no further release can take effect. */
  public long decided() throws Exception {
    long latest = Long.MIN_VALUE;
    for (long one : decided.get()) {
      latest = Math.max(latest, one);
    }
    return latest;
  }

  public void keep(@Nullable ModelRelease newest, List<ModelRelease> toJudge, long decidedMillis)
      throws Exception {
    passed.update(newest == null ? List.of() : List.of(newest));
    waiting.update(toJudge);
    decided.update(List.of(decidedMillis));
  }
}
