package io.riverprint.job.state;

import io.riverprint.job.wire.ModelReleaseSerializer;
import io.riverprint.schema.ModelRelease;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;

/** The releases that have served, as every subtask knows them. */
public final class ServedReleaseState {
  private final ListState<ModelRelease> all;

  public ServedReleaseState(OperatorStateStore store) throws Exception {
    this.all =
        store.getUnionListState(
            new ListStateDescriptor<>("served-releases", ModelReleaseSerializer.INSTANCE));
  }

  /** Those of the snapshot, of every subtask. */
  public Iterable<ModelRelease> find() throws Exception {
    return all.get();
  }

  public void keep(Collection<ModelRelease> releases) throws Exception {
    all.update(List.copyOf(releases));
  }
}
