package io.riverprint.job.watch;

import io.riverprint.job.metric.WatchMetrics;
import io.riverprint.job.state.ReleaseBoardState;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Findings and serving releases in, wishes for another release out, and aside how well the releases
 * do. One subtask; wiring only.
 */
public final class ReleaseWatch extends AbstractStreamOperator<RetrainRequest>
    implements TwoInputStreamOperator<Finding, ModelRelease, RetrainRequest> {
  private static final long serialVersionUID = 1;

  private final RetrainRules rules;
  private final FactsSource facts;

  private transient ReleaseBoardState state;
  private transient ReleaseBoard board;
  private transient WatchMetrics counts;

  public ReleaseWatch(RetrainRules rules, FactsSource facts) {
    this.rules = rules;
    this.facts = facts;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = new ReleaseBoardState(context.getOperatorStateStore());
    board = new ReleaseBoard(rules, facts);
    byte[] kept = state.find();
    if (kept != null) {
      board.read(new DataInputDeserializer(kept));
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    counts = new WatchMetrics(getMetricGroup());
    counts.show(BoardFigures.of(board));
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    DataOutputSerializer out = new DataOutputSerializer(1 << 16);
    board.write(out);
    state.keep(out.getCopyOfBuffer());
  }

  @Override
  public void processElement1(StreamRecord<Finding> element) {
    board.found(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<ModelRelease> element) {
    board.serves(element.getValue());
  }

  /** The end of input is no instant: nothing has become older or known by it. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() != Long.MAX_VALUE
        && board.advance(mark.getTimestamp(), this::send, this::tell)) {
      counts.show(BoardFigures.of(board));
    }
    super.processWatermark(mark);
  }

  private void tell(LiveQuality quality) {
    output.collect(WireTypes.QUALITY, new StreamRecord<>(quality, quality.atMillis()));
  }

  private void send(RetrainRequest request) {
    counts.requested(request.reason());
    output.collect(new StreamRecord<>(request, request.atMillis()));
  }
}
