package io.riverprint.job.watch;

import io.riverprint.core.watch.Purchase;
import io.riverprint.core.watch.Question;
import io.riverprint.core.watch.Sampling;
import io.riverprint.core.watch.WatchedColumns;
import io.riverprint.job.metric.LabelMetrics;
import io.riverprint.job.state.ErasureMarks;
import io.riverprint.job.state.ServedReleaseState;
import io.riverprint.job.state.WatchedUserState;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Holds what profiles said of watched users against what they did. When a period is over, one
 * profile of it is drawn and becomes an open question; when the watermark passes as-of + horizon it
 * is answered by what was bought by then. Wiring only; who and what in {@link WatchedUser}.
 *
 * <p>Everything is done by event-time timers, so findings do not depend on the order of arrival or
 * on the steps of the watermark. The end of input answers nothing: no outcome is known by it.
 */
public final class LabelJoin extends AbstractStreamOperator<Finding>
    implements TwoInputStreamOperator<Sighting, ModelRelease, Finding>,
        Triggerable<String, VoidNamespace> {
  private static final long serialVersionUID = 1;

  private final WatchSettings settings;
  private final FactsSource facts;

  private transient ServedReleaseState releaseState;
  private transient WatchedUserState userState;
  private transient ErasureMarks marks;
  private transient ReleaseBook book;
  private transient WatchedUsers users;
  private transient LabelMetrics counts;
  private transient InternalTimerService<VoidNamespace> timers;
  private transient long watermarkMillis;

  public LabelJoin(WatchSettings settings, FactsSource facts) {
    this.settings = settings;
    this.facts = facts;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    releaseState = new ServedReleaseState(context.getOperatorStateStore());
    userState = new WatchedUserState(context.getKeyedStateStore(), getKeyedStateBackend());
    marks =
        new ErasureMarks(
            context.getKeyedStateStore(),
            getKeyedStateBackend(),
            getRuntimeContext().getTaskInfo().getMaxNumberOfParallelSubtasks());
    marks.restore();
    book = new ReleaseBook(facts);
    for (ModelRelease release : releaseState.find()) {
      book.add(release);
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    users = new WatchedUsers(userState);
    counts = new LabelMetrics(getMetricGroup(), users::open);
    timers = getInternalTimerService("watched", VoidNamespaceSerializer.INSTANCE, this);
    watermarkMillis = Long.MIN_VALUE;
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    releaseState.keep(book.releases());
    if (watermarkMillis != Long.MIN_VALUE) {
      marks.forgetBefore(watermarkMillis - ErasureMarks.REMEMBERED_MILLIS);
    }
  }

  @Override
  public void processElement1(StreamRecord<Sighting> element) throws Exception {
    Sighting sighting = element.getValue();
    if (sighting instanceof Sighting.Asked asked) {
      offer(asked);
    } else if (sighting instanceof Sighting.Bought bought) {
      note(bought);
    } else if (sighting instanceof Sighting.Erased erased) {
      erase(erased);
    }
  }

  @Override
  public void processElement2(StreamRecord<ModelRelease> element) {
    book.add(element.getValue());
  }

  // What is behind the watermark is no profile of its instant: a user moved to a new release.
  private void offer(Sighting.Asked asked) throws IOException {
    long asOfMillis = asked.question().asOfMillis();
    if (asOfMillis > watermarkMillis && !marks.cover(asked.userId(), asOfMillis)) {
      WatchedUser user = users.take();
      user.offer(asked);
      users.keep(user);
      wakeAtEndOf(asOfMillis);
    }
  }

  private void note(Sighting.Bought bought) throws IOException {
    Purchase purchase = bought.purchase();
    if (marks.cover(bought.userId(), purchase.atMillis())) {
      return;
    }
    WatchedUser user = users.take();
    user.purchases.add(purchase);
    if (user.purchases.size() > WatchedUser.MOST_PURCHASES) {
      counts.tooBusy.inc();
      Set<Long> before = alarms(user);
      user.draws.clear();
      user.open.clear();
      user.forgetUntil(watermarkMillis);
      silence(before, user);
    }
    users.keep(user);
    wakeAtEndOf(purchase.atMillis());
  }

  private void erase(Sighting.Erased erased) throws Exception {
    if (!marks.add(erased.userId(), erased.untilMillis())) {
      return;
    }
    setCurrentKey(erased.userId());
    WatchedUser user = users.take();
    Set<Long> before = alarms(user);
    user.erase(erased.untilMillis());
    silence(before, user);
    users.keep(user);
  }

  /** Timers that are set for the user, and perhaps some that have fired. */
  private Set<Long> alarms(WatchedUser user) {
    Set<Long> alarms = new HashSet<>();
    user.draws.forEach(draw -> alarms.add(Sampling.lastMillis(draw.period())));
    user.purchases.forEach(one -> alarms.add(Sampling.lastMillis(Sampling.period(one.atMillis()))));
    for (Question question : user.open) {
      book.of(question.release())
          .ifPresent(of -> alarms.add(question.asOfMillis() + of.horizonMillis()));
    }
    return alarms;
  }

  /** A timer has the user's id: none may stay for what is gone. */
  private void silence(Set<Long> before, WatchedUser user) {
    before.removeAll(alarms(user));
    before.forEach(atMillis -> timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, atMillis));
  }

  private void wakeAtEndOf(long atMillis) {
    long last = Sampling.lastMillis(Sampling.period(atMillis));
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, last);
  }

  @Override
  public void onEventTime(InternalTimer<String, VoidNamespace> timer) throws Exception {
    long nowMillis = timer.getTimestamp();
    WatchedUser user = users.take();
    for (Draw draw : user.takeDrawn(nowMillis)) {
      ask(user, draw, nowMillis);
    }
    for (Question question : user.takeOpen(one -> isRipe(one, nowMillis))) {
      answer(user, question, nowMillis);
    }
    for (Purchase purchase : user.purchases) {
      if (Sampling.lastMillis(Sampling.period(purchase.atMillis())) == nowMillis) {
        see(purchase, nowMillis);
      }
    }
    user.forget(nowMillis);
    users.keep(user);
  }

  @Override
  public void onProcessingTime(InternalTimer<String, VoidNamespace> timer) {}

  private void ask(WatchedUser user, Draw draw, long nowMillis) {
    ReleaseFacts of = book.of(draw.release()).orElse(null);
    if (of == null) {
      counts.unanswerable.inc();
      return;
    }
    Question question = draw.drawnNotAt(of.release().effectiveFromMillis());
    if (question == null) {
      return;
    }
    tell(new Finding.Seen(nowMillis, question.release(), question.columns()));
    if (users.open() + user.open.size() >= settings.maxOpenQuestions()) {
      counts.unasked.inc();
      return;
    }
    user.open.add(question);
    timers.registerEventTimeTimer(
        VoidNamespace.INSTANCE, question.asOfMillis() + of.horizonMillis());
  }

  /** Whether its window has passed; also what can no longer be answered is ripe. */
  private boolean isRipe(Question question, long nowMillis) {
    return book.of(question.release())
        .map(of -> question.asOfMillis() + of.horizonMillis() <= nowMillis)
        .orElse(true);
  }

  private void answer(WatchedUser user, Question question, long nowMillis) {
    ReleaseFacts of = book.of(question.release()).orElse(null);
    if (of == null) {
      counts.unanswerable.inc();
      return;
    }
    counts.answered.inc();
    tell(
        new Finding.Answered(
            nowMillis, question.answer(of.targets(), user.purchases, of.horizonMillis())));
  }

  private void see(Purchase purchase, long nowMillis) {
    book.at(purchase.atMillis())
        .ifPresent(
            of ->
                tell(
                    new Finding.Seen(
                        nowMillis,
                        of.release().version(),
                        WatchedColumns.of(purchase, of.targets()))));
  }

  private void tell(Finding finding) {
    output.collect(new StreamRecord<>(finding, finding.atMillis()));
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.getTimestamp() == Long.MAX_VALUE) {
      output.emitWatermark(mark);
    } else {
      super.processWatermark(mark);
      watermarkMillis = mark.getTimestamp();
    }
  }
}
