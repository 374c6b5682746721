package io.riverprint.job.serve;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import java.util.List;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.tasks.mailbox.TaskMailbox;
import org.apache.flink.streaming.util.TwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** The judge of releases in Flink's harness. */
final class Judged implements AutoCloseable {
  private final TwoInputStreamOperatorTestHarness<ModelRelease, ArrivedEvent, ModelRelease> harness;

  private Judged(ServeSettings settings, ModelSource models) throws Exception {
    harness =
        new TwoInputStreamOperatorTestHarness<>(
            new ReleaseJudgeOperator(settings, models), 1, 1, 0);
    harness.setup(WireTypes.RELEASE.createSerializer(new SerializerConfigImpl()));
  }

  static Judged fresh(ModelSource models) throws Exception {
    return from(null, models);
  }

  static Judged from(@Nullable OperatorSubtaskState snapshot, ModelSource models) throws Exception {
    Judged judged = new Judged(Served.SETTINGS, models);
    if (snapshot != null) {
      judged.harness.initializeState(snapshot);
    }
    judged.harness.open();
    return judged;
  }

  Judged announce(ModelRelease release) throws Exception {
    harness.processElement1(new StreamRecord<>(release));
    return this;
  }

  /** Lets the task thread take what the loader has for it. */
  Judged whenLoaded() throws Exception {
    harness.getTaskMailbox().take(TaskMailbox.MIN_PRIORITY).run();
    return this;
  }

  Judged judge(ModelRelease release) throws Exception {
    return announce(release).whenLoaded();
  }

  Judged time(long atMillis) throws Exception {
    harness.processWatermark2(new Watermark(atMillis));
    return this;
  }

  /** The wall's clock, from 0. */
  Judged clock(long untilMillis) throws Exception {
    harness.setProcessingTime(untilMillis);
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  void end() throws Exception {
    harness.getOperator().finish();
  }

  List<Long> passed() {
    return harness.extractOutputValues().stream().map(ModelRelease::version).toList();
  }

  /** Releases' versions and watermarks in the order in which they left. */
  List<Long> output() {
    return harness.getOutput().stream().map(Judged::number).toList();
  }

  private static long number(Object element) {
    return element instanceof Watermark mark
        ? mark.getTimestamp()
        : ((ModelRelease) ((StreamRecord<?>) element).getValue()).version();
  }

  List<ReleaseReceipt> receipts() {
    var records = harness.getSideOutput(WireTypes.RECEIPTS);
    return records == null ? List.of() : records.stream().map(StreamRecord::getValue).toList();
  }

  ReleaseReceipt lastReceipt() {
    List<ReleaseReceipt> all = receipts();
    return Objects.requireNonNull(all.get(all.size() - 1));
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
