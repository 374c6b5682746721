package io.riverprint.job.serve;

import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.state.JudgedState;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Announcements in, releases that may serve out. One subtask: what it says holds for all of them.
 * Of its second input, the events, only the watermarks come.
 */
public final class ReleaseJudgeOperator extends AbstractStreamOperator<ModelRelease>
    implements TwoInputStreamOperator<ModelRelease, ArrivedEvent, ModelRelease> {
  private static final long serialVersionUID = 1;

  private final ModelSource models;
  private final long loadTimeoutMillis;

  private transient MailboxExecutor mailbox;
  private transient JobMetrics counts;
  private transient JudgedState state;
  private transient ReleaseJudge judge;
  private transient long reachedMillis;

  public ReleaseJudgeOperator(ServeSettings settings, ModelSource models) {
    this.models = models;
    this.loadTimeoutMillis = settings.loadTimeoutMillis();
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    state = new JudgedState(context.getOperatorStateStore());
  }

  @Override
  public void open() throws Exception {
    super.open();
    reachedMillis = Long.MIN_VALUE;
    counts = new JobMetrics(getMetricGroup());
    mailbox =
        getContainingTask()
            .getMailboxExecutorFactory()
            .createExecutor(getOperatorConfig().getChainIndex());
    judge = new ReleaseJudge(new ModelLoader(models, "judge"), new Task(), loadTimeoutMillis);
    judge.restore(state);
  }

  @Override
  public void processElement1(StreamRecord<ModelRelease> element) {
    judge.announce(element.getValue());
  }

  @Override
  public void processElement2(StreamRecord<ArrivedEvent> element) {}

  /** Announcements make no time pass. */
  @Override
  public void processWatermark1(Watermark mark) {}

  @Override
  public void processWatermark2(Watermark mark) {
    reachedMillis = mark.getTimestamp();
    judge.reach(reachedMillis);
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    judge.keep(state);
  }

  @Override
  public void finish() throws Exception {
    judge.finish();
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (judge != null) {
      judge.close();
    }
    super.close();
  }

  /** The judge's view of this task. */
  private final class Task implements JudgeTask {
    @Override
    public void pass(ModelRelease release) {
      output.collect(new StreamRecord<>(release));
    }

    @Override
    public void decided(long untilMillis) {
      output.emitWatermark(new Watermark(untilMillis));
    }

    @Override
    public void onTaskThread(Runnable work) {
      mailbox.execute(work::run, "a release is judged");
    }

    @Override
    public void later(long millis, Runnable work) {
      var unused =
          getProcessingTimeService()
              .registerTimer(
                  getProcessingTimeService().getCurrentProcessingTime() + millis,
                  atMillis -> work.run());
    }

    @Override
    public void tell(ModelRelease release, ReleaseReceipt.Outcome outcome, String detail) {
      counts.release(outcome);
      ReleaseReceipt receipt =
          new ReleaseReceipt(
              release.version(), ReleaseReceipt.ALL_SUBTASKS, outcome, detail, reachedMillis);
      ReleaseLog.line(receipt);
      output.collect(WireTypes.RECEIPTS, new StreamRecord<>(receipt));
    }
  }
}
