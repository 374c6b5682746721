package io.riverprint.job.watch;

import io.riverprint.core.watch.Answer;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;

/** {@link LabelJoin} in Flink's harness. */
final class Joined implements AutoCloseable {
  static final WatchSettings SETTINGS = new WatchSettings(1, 10_000, Findings.OFF);
  private static final int MAX_PARALLELISM = 16;

  private final KeyedTwoInputStreamOperatorTestHarness<String, Sighting, ModelRelease, Finding>
      harness;
  private final int parallelism;
  private final int subtask;

  private Joined(WatchSettings settings, int parallelism, int subtask) throws Exception {
    this.parallelism = parallelism;
    this.subtask = subtask;
    this.harness =
        new KeyedTwoInputStreamOperatorTestHarness<>(
            new LabelJoin(settings, Findings::facts),
            Sighting::userId,
            null,
            Types.STRING,
            MAX_PARALLELISM,
            parallelism,
            subtask);
  }

  static Joined fresh() throws Exception {
    return from(null, SETTINGS, 1, 0);
  }

  static Joined from(
      @Nullable OperatorSubtaskState snapshot, WatchSettings settings, int parallelism, int subtask)
      throws Exception {
    Joined joined = new Joined(settings, parallelism, subtask);
    joined.harness.setup(WatchTypes.FINDING.createSerializer(new SerializerConfigImpl()));
    if (snapshot != null) {
      joined.harness.initializeState(
          org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness
              .repartitionOperatorState(snapshot, MAX_PARALLELISM, 1, parallelism, subtask));
    }
    joined.harness.open();
    return joined;
  }

  Joined serves(ModelRelease release) throws Exception {
    harness.processElement2(new StreamRecord<>(release));
    return this;
  }

  Joined sees(Sighting sighting) throws Exception {
    harness.processElement1(new StreamRecord<>(sighting));
    return this;
  }

  /** Only what a keyed stream would send to this subtask. */
  Joined seesIfItsOwn(Sighting sighting) throws Exception {
    int owner =
        KeyGroupRangeAssignment.assignKeyToParallelOperator(
            sighting.userId(), MAX_PARALLELISM, parallelism);
    return owner == subtask ? sees(sighting) : this;
  }

  Joined watermark(long atMillis) throws Exception {
    harness.processBothWatermarks(new Watermark(atMillis));
    return this;
  }

  OperatorSubtaskState snapshot() throws Exception {
    return harness.snapshot(1, 1);
  }

  List<Finding> findings() {
    return harness.extractOutputValues();
  }

  List<Answer> answers() {
    return findings().stream()
        .filter(Finding.Answered.class::isInstance)
        .map(one -> ((Finding.Answered) one).answer())
        .toList();
  }

  List<Finding.Seen> seen() {
    return findings().stream()
        .filter(Finding.Seen.class::isInstance)
        .map(Finding.Seen.class::cast)
        .toList();
  }

  int timers() {
    return harness.numEventTimeTimers();
  }

  int keyedEntries() {
    return harness.numKeyedStateEntries();
  }

  /** Bytes of the snapshot's keyed state. */
  List<Long> users() throws Exception {
    return snapshot().getManagedKeyedState().stream().map(handle -> handle.getStateSize()).toList();
  }

  static String text(Finding finding) {
    try {
      DataOutputSerializer out = new DataOutputSerializer(64);
      FindingSerializer.INSTANCE.serialize(finding, out);
      return HexFormat.of().formatHex(out.getCopyOfBuffer());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws Exception {
    harness.close();
  }
}
