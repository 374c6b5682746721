package io.riverprint.job.state;

import io.riverprint.job.wire.ModelReleaseSerializer;
import io.riverprint.schema.ModelRelease;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.jspecify.annotations.Nullable;

/** The releases a restart must know: the serving one, and those waiting for their time. */
public final class ReleaseState {
  private static final String SERVING = "serving-release";
  private static final String SINCE = "encoded-alike-since";
  private static final String WAITING = "waiting-releases";

  private final BroadcastState<Boolean, ModelRelease> serving;
  private final BroadcastState<Long, Long> since;
  private final BroadcastState<Long, ModelRelease> waiting;

  public ReleaseState(OperatorStateStore store) throws Exception {
    this.serving =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                SERVING, BooleanSerializer.INSTANCE, ModelReleaseSerializer.INSTANCE));
    this.since =
        store.getBroadcastState(
            new MapStateDescriptor<>(SINCE, LongSerializer.INSTANCE, LongSerializer.INSTANCE));
    this.waiting =
        store.getBroadcastState(
            new MapStateDescriptor<>(
                WAITING, LongSerializer.INSTANCE, ModelReleaseSerializer.INSTANCE));
  }

  /** The release that was serving, or null before the first. */
  public @Nullable ModelRelease serving() throws Exception {
    return serving.get(true);
  }

  /** First version of those in a row that encode as the serving one does; its own if unknown. */
  public long sinceVersion(ModelRelease serves) throws Exception {
    Long kept = since.get(serves.version());
    return kept == null ? serves.version() : kept;
  }

  /** This release serves, and encodes as those from {@code sinceVersion} on did. */
  public void serve(ModelRelease release, long sinceVersion) throws Exception {
    serving.put(true, release);
    since.clear(); // one of another version says nothing of this one
    since.put(release.version(), sinceVersion);
    waiting.remove(release.version());
  }

  /** Releases announced and not yet serving. */
  public List<ModelRelease> waiting() throws Exception {
    List<ModelRelease> all = new ArrayList<>();
    for (Map.Entry<Long, ModelRelease> entry : waiting.immutableEntries()) {
      all.add(entry.getValue());
    }
    return all;
  }

  public void await(ModelRelease release) throws Exception {
    waiting.put(release.version(), release);
  }

  public void drop(ModelRelease release) throws Exception {
    waiting.remove(release.version());
  }
}
