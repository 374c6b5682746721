package io.riverprint.job.serve;

import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.state.ErasureMarks;
import io.riverprint.job.state.PendingEventsState;
import io.riverprint.job.state.ReleaseState;
import io.riverprint.job.state.SteppedState;
import io.riverprint.job.state.SweptState;
import io.riverprint.job.state.UserCache;
import io.riverprint.job.state.UserKeys;
import io.riverprint.job.state.UserStates;
import io.riverprint.job.state.WriteBack;
import io.riverprint.job.wire.Arrival;
import io.riverprint.job.wire.ArrivedErasure;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UserProfile;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Events and erasures by user and releases in, profiles and tombstones out. Wiring only: events
 * wait in {@link PendingEvents}; a watermark makes them and the fired timers {@link DueUsers},
 * which {@link DueStepper} steps with the model in {@link ModelSlot}.
 *
 * <p>A watermark that crosses a release's effective time is taken in two parts, so that everything
 * before that time is stepped by the old release and everything else by the new one.
 */
public final class ServeProfilesOperator extends AbstractStreamOperator<ProfileChange>
    implements TwoInputStreamOperator<Arrival, ModelRelease, ProfileChange>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;
  private static final String TIMERS = "user-due";

  private final ServeSettings settings;
  private final ModelSource models;

  private transient MailboxExecutor mailbox;

  private transient JobMetrics counts;
  private transient PendingEvents pending;
  private transient PendingEventsState pendingState;
  private transient SteppedState steppedState;
  private transient ReleaseState releaseState;
  private transient UserStates users;
  private transient UserCache cache;
  private transient WriteBack writeBack;
  private transient ModelSlot slot;
  private transient FirstReleaseGate gate;
  private transient DueStepper stepper;
  private transient DueUsers due;
  private transient StreamRecord<ProfileChange> record;

  private transient SweptState sweptState;
  private transient Sweep sweep;
  private transient SweepPace sweepPace;
  private transient EventClock clock;
  private transient ErasureMarks marks;
  private transient Eraser eraser;

  /** The release that those who watch were told of; 0 for none since the start. */
  private transient long toldVersion;

  public ServeProfilesOperator(ServeSettings settings, ModelSource models) {
    this.settings = settings;
    this.models = models;
  }

  /** The key is set where state is touched, once per user and batch, not for each event. */
  @Override
  public boolean hasKeyContext1() {
    return false;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    users = new UserStates(context.getKeyedStateStore(), this::setCurrentKey);
    cache = new UserCache(users, settings.cacheUsers());
    writeBack = new WriteBack(cache);
    pendingState =
        new PendingEventsState(
            context.getKeyedStateStore(),
            getKeyedStateBackend(),
            getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
    steppedState = new SteppedState(context.getOperatorStateStore());
    sweptState = new SweptState(context.getOperatorStateStore());
    releaseState = new ReleaseState(context.getOperatorStateStore());
    clock = new EventClock(steppedState.find());
    pending = new PendingEvents();
    pendingState.restore(pending::add);
    marks =
        new ErasureMarks(
            context.getKeyedStateStore(),
            getKeyedStateBackend(),
            getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
    marks.restore();
  }

  @Override
  public void open() throws Exception {
    super.open();
    mailbox =
        getContainingTask()
            .getMailboxExecutorFactory()
            .createExecutor(getOperatorConfig().getChainIndex());
    counts = new JobMetrics(getMetricGroup());
    gate = new FirstReleaseGate(settings.maxWaitingEvents());
    due = new DueUsers(0);
    record = new StreamRecord<>(null);
    UserTimers timers =
        new UserTimers(
            getInternalTimerService(TIMERS, VoidNamespaceSerializer.INSTANCE, this),
            this::setCurrentKey);
    eraser = new Eraser(marks, pending, cache, timers, counts);
    stepper =
        new DueStepper(
            cache, timers, counts, settings.maxBatch(), this::setAsideRepeated, this::emit);
    slot =
        new ModelSlot(
            new ModelLoader(models, "" + getRuntimeContext().getTaskInfo().getIndexOfThisSubtask()),
            releaseState,
            this::tell,
            settings.loadTimeoutMillis(),
            work -> mailbox.execute(work::run, "a release is loaded"),
            this::advance);
    slot.restore();
    sweep = sweep(timers);
    sweepPace = new SweepPace(sweep, getProcessingTimeService(), slot::current, counts);
    if (slot.isOpen()) {
      sweep.restore(slot.version());
      sweepPace.wake();
    }
    showGauges();
  }

  private Sweep sweep(UserTimers timers) {
    UserKeys keys = UserKeys.of(getKeyedStateBackend(), getRuntimeContext().getTaskInfo());
    return new Sweep(keys, sweptState, cache, timers, this::emit, settings.sweepUsersPerSecond());
  }

  @Override
  public void processElement1(StreamRecord<Arrival> element) throws Exception {
    Arrival arrival = element.getValue();
    if (arrival instanceof ArrivedEvent event) {
      take(event);
    } else if (arrival instanceof ArrivedErasure erasure) {
      erase(erasure.request());
    }
  }

  private void take(ArrivedEvent event) throws InterruptedException {
    if (eraser.drops(event)) {
      return;
    }
    if (event.atMillis() <= clock.steppedMillis()) {
      counts.late.inc();
      output.collect(WireTypes.LATE, new StreamRecord<>(event, event.atMillis()));
      return;
    }
    pending.add(event);
    if (!slot.isOpen() || clock.isHeld()) {
      gate.waiting(pending.size(), slot.isOpen());
    } else {
      gate.passes();
    }
  }

  /** The tombstone goes the way of the profiles: after all that were sent, before all to come. */
  private void erase(ErasureRequest request) throws Exception {
    long servedFromMillis =
        slot.isOpen() ? slot.current().release().effectiveFromMillis() : Long.MIN_VALUE;
    ErasureReceipt.Outcome outcome = eraser.erase(request, servedFromMillis);
    if (outcome != ErasureReceipt.Outcome.ERASED_BEFORE) {
      output.collect(record.replace(new ProfileChange.Forgotten(request.userId())));
    }
    ErasureReceipt receipt =
        new ErasureReceipt(
            request.requestId(), request.untilMillis(), outcome, clock.steppedMillis());
    output.collect(WireTypes.ERASURE_RECEIPTS, new StreamRecord<>(receipt));
  }

  @Override
  public void processElement2(StreamRecord<ModelRelease> element) throws Exception {
    slot.announce(element.getValue());
  }

  /** Of the events: time passes as far as it is decided who serves. */
  @Override
  public void processWatermark1(Watermark mark) {
    clock.eventsUntil(mark.getTimestamp());
    advance();
  }

  /** Of the releases: see {@link ReleaseJudge}. */
  @Override
  public void processWatermark2(Watermark mark) {
    clock.decidedUntil(mark.getTimestamp());
    advance();
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) {
    due.timer(timer.getKey(), timer.getTimestamp());
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {}

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    writeBack.snapshot(nowMillis());
    eraser.dropWaiting();
    eraser.forgetOld(clock.finiteMillis());
    pendingState.write(pending);
    sweep.keep();
    steppedState.keep(clock.finiteMillis());
  }

  /** At the end of input a first release may still be loading: what waits is waiting for it. */
  @Override
  public void finish() throws Exception {
    while (slot.isOpening()) {
      mailbox.yield();
    }
    if (!slot.isOpen() && pending.size() > 0) {
      throw new IllegalStateException(
          "serve-profiles: the input has ended and "
              + pending.size()
              + " events wait, need a release to step them with; announce one and restart");
    }
    super.finish();
  }

  @Override
  public void close() throws Exception {
    if (sweep != null) {
      sweep.close();
    }
    if (slot != null) {
      slot.close();
    }
    super.close();
  }

  /** Takes everything up to the watermark, one release after the other. */
  private void advance() {
    long untilMillis = clock.targetMillis();
    if (!slot.isOpen() || untilMillis <= clock.steppedMillis()) {
      return;
    }
    try {
      while (slot.isSwapDue(untilMillis)) {
        stepUntil(slot.beforeSwapMillis());
        swap();
      }
      stepUntil(untilMillis);
      writeBack.afterWatermark(nowMillis());
    } catch (Exception e) {
      throw new IllegalStateException("serve-profiles: stepping up to " + untilMillis, e);
    }
    output.emitWatermark(new Watermark(untilMillis));
  }

  private void swap() throws Exception {
    long from = System.nanoTime();
    slot.swap();
    sweep.start(slot.version());
    sweepPace.wake();
    counts.swapMicros.update((System.nanoTime() - from) / 1_000);
  }

  private void stepUntil(long untilMillis) throws Exception {
    if (untilMillis <= clock.steppedMillis()) {
      return;
    }
    tellWhoServes();
    eraser.dropWaiting();
    timeServiceManager.advanceWatermark(new Watermark(untilMillis));
    pending.takeUntil(untilMillis, due::event);
    stepDue(untilMillis, slot.current());
    due = new DueUsers(due.size());
    clock.stepped(untilMillis);
  }

  /** A watermark in which users were taken over stood still for that: the whole of it counts. */
  private void stepDue(long untilMillis, ServingModel model) throws Exception {
    long from = System.nanoTime();
    long before = model.takenOver();
    stepper.step(due, untilMillis, model);
    if (model.takenOver() > before) {
      counts.swapMicros.update((System.nanoTime() - from) / 1_000);
    }
  }

  /** Before the watermark up to which it served, so that no profile of it is looked at earlier. */
  private void tellWhoServes() {
    ModelRelease serving = slot.current().release();
    if (serving.version() != toldVersion) {
      toldVersion = serving.version();
      output.collect(WireTypes.SERVING, new StreamRecord<>(serving));
    }
  }

  private void emit(UserProfile profile) {
    counts.profiles.inc();
    output.collect(record.replace(new ProfileChange.Arrived(profile), profile.asOfMillis()));
  }

  private void setAsideRepeated(ArrivedEvent event) {
    counts.dead(DeadLetter.Reason.DUPLICATE);
    output.collect(WireTypes.DEAD_LETTERS, new StreamRecord<>(Repeated.letter(event, settings)));
  }

  private void tell(ModelRelease release, ReleaseReceipt.Outcome outcome, String detail) {
    int subtask = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask();
    counts.release(outcome);
    ReleaseReceipt receipt =
        new ReleaseReceipt(release.version(), subtask, outcome, detail, clock.steppedMillis());
    ReleaseLog.line(receipt);
    output.collect(WireTypes.RECEIPTS, new StreamRecord<>(receipt));
  }

  private void showGauges() {
    counts.gauge(JobMetrics.RELEASE_VERSION, slot::version);
    counts.gauge(JobMetrics.WAITING_EVENTS, pending::size);
    counts.gauge(JobMetrics.ERASURES_REMEMBERED, marks::size);
    counts.gauge(JobMetrics.CACHE_HITS, cache::hits);
    counts.gauge(JobMetrics.CACHE_MISSES, cache::misses);
    counts.gauge(JobMetrics.STATES_WRITTEN, users::written);
    counts.gauge(JobMetrics.STATE_BYTES_WRITTEN, users::bytesWritten);
    counts.gauge(JobMetrics.BUNDLES_IN_MEMORY, SharedModels.ofThisProcess()::size);
    counts.gauge(JobMetrics.SWEEP_MOVED, sweep::moved);
    counts.gauge(JobMetrics.SWEEP_LEFT, sweep::left);
    counts.gauge(JobMetrics.SWEEP_PERCENT, sweep::percent);
    counts.gauge(JobMetrics.STEPPED_UNTIL_MILLIS, clock::steppedMillis);
    counts.gauge(JobMetrics.WATERMARK_LAG_MILLIS, () -> clock.lagMillis(nowMillis()));
  }

  private long nowMillis() {
    return getProcessingTimeService().getCurrentProcessingTime();
  }
}
