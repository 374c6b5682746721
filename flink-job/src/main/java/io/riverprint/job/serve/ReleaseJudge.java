package io.riverprint.job.serve;

import io.riverprint.job.state.JudgedState;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import java.util.ArrayList;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Judges each release once for the whole job: loads it, lets it answer its probes, and passes it on
 * or refuses it. Tells all subtasks up to which event time everything is decided; since a subtask
 * steps no further than that, all of them know a release before any of them reaches its time.
 *
 * <p>One release is tried at a time, lowest version first. While one is tried, what is decided ends
 * before its time: whoever reaches that waits, up to a limit.
 */
final class ReleaseJudge implements AutoCloseable {
  /**
   * How far what is decided runs ahead of the events. Without it every watermark would make its way
   * through the judge before a subtask may follow it. A release is to be announced this much of
   * event time before it takes effect.
   */
  static final long LEAD_MILLIS = 1_000;

  private final ModelLoader loader;
  private final JudgeTask task;
  private final long loadTimeoutMillis;
  private final TreeMap<Long, ModelRelease> queue = new TreeMap<>();
  private @Nullable Trial trial;
  private @Nullable ModelRelease passed;
  private @Nullable AutoCloseable held;
  private long timeMillis = Long.MIN_VALUE;
  private long decidedMillis = Long.MIN_VALUE;
  private long toldMillis = Long.MIN_VALUE;

  /** A release on trial. */
  private static final class Trial {
    final ModelRelease release;
    final CompletableFuture<AutoCloseable> loaded;
    boolean timed;
    boolean settled;

    Trial(ModelRelease release, CompletableFuture<AutoCloseable> loaded) {
      this.release = release;
      this.loaded = loaded;
    }
  }

  ReleaseJudge(ModelLoader loader, JudgeTask task, long loadTimeoutMillis) {
    this.loader = loader;
    this.task = task;
    this.loadTimeoutMillis = loadTimeoutMillis;
  }

  void restore(JudgedState state) throws Exception {
    passed = state.passed();
    decidedMillis = state.decided();
    state.waiting().forEach(release -> queue.put(release.version(), release));
    tryNext();
  }

  void keep(JudgedState state) throws Exception {
    state.keep(passed, new ArrayList<>(queue.values()), decidedMillis);
  }

  /** Takes an announcement: refuses it, or tries it when its turn comes. */
  void announce(ModelRelease release) {
    if (release.equals(passed) || release.equals(queue.get(release.version()))) {
      return;
    }
    String objection =
        queue.containsKey(release.version()) ? Objections.twice(release) : objection(release);
    if (objection != null) {
      task.tell(release, Outcome.REFUSED, objection);
      return;
    }
    queue.put(release.version(), release);
    tryNext();
    tellTime();
  }

  /** Event time has come so far. */
  void reach(long atMillis) {
    timeMillis = Math.max(timeMillis, atMillis);
    tellTime();
  }

  /** At the end of input: settles whatever is open. */
  void finish() throws Exception {
    for (Trial last = trial; last != null; last = trial) {
      try {
        settle(last, last.loaded.get(loadTimeoutMillis, TimeUnit.MILLISECONDS), null);
      } catch (ExecutionException e) {
        settle(last, null, e);
      } catch (TimeoutException e) {
        expire(last);
      }
    }
  }

  @Override
  public void close() throws Exception {
    if (trial != null) {
      abandon(trial);
    }
    if (held != null) {
      held.close();
    }
    loader.close();
  }

  private void tryNext() {
    while (trial == null && !queue.isEmpty()) {
      ModelRelease release = queue.firstEntry().getValue();
      String objection = objection(release);
      if (objection == null) {
        trial = begin(release);
      } else {
        refuse(release, objection);
      }
    }
  }

  private Trial begin(ModelRelease release) {
    Trial next = new Trial(release, loader.judge(release));
    var unused =
        next.loaded.whenComplete(
            (loaded, failure) -> task.onTaskThread(() -> settle(next, loaded, failure)));
    return next;
  }

  // On the task thread; the first of several callers decides.
  private void settle(Trial tried, @Nullable AutoCloseable loaded, @Nullable Throwable failure) {
    if (tried.settled) {
      return;
    }
    tried.settled = true;
    trial = null;
    if (loaded == null) {
      refuse(tried.release, failure == null ? "nothing was loaded" : Failures.reason(failure));
    } else {
      pass(tried.release, loaded);
    }
    tryNext();
    tellTime();
  }

  private void pass(ModelRelease release, AutoCloseable loaded) {
    queue.remove(release.version());
    passed = release;
    AutoCloseable before = held;
    held = loaded;
    closeQuietly(before);
    task.pass(release);
  }

  private void refuse(ModelRelease release, String why) {
    queue.remove(release.version());
    task.tell(release, Outcome.REFUSED, why);
  }

  private void expire(Trial tried) {
    if (!tried.settled) {
      abandon(tried);
      trial = null;
      refuse(tried.release, Objections.tooSlow(loadTimeoutMillis));
      tryNext();
      tellTime();
    }
  }

  private static void abandon(Trial tried) {
    tried.settled = true;
    var unused = tried.loaded.thenAccept(ReleaseJudge::closeQuietly);
  }

  private static void closeQuietly(@Nullable AutoCloseable loaded) {
    try {
      if (loaded != null) {
        loaded.close();
      }
    } catch (Exception e) {
      throw new IllegalStateException("a release that is judged could not be closed", e);
    }
  }

  /** Before the first release nothing is decided: nobody steps, and any time can still be had. */
  private void tellTime() {
    if (passed == null || timeMillis == Long.MIN_VALUE) {
      return;
    }
    decidedMillis = Math.max(decidedMillis, decidable());
    if (decidedMillis > toldMillis) {
      toldMillis = decidedMillis;
      task.decided(decidedMillis);
    }
    Trial due = trial;
    if (due != null && !due.timed && timeMillis >= due.release.effectiveFromMillis()) {
      due.timed = true;
      task.later(loadTimeoutMillis, () -> expire(due));
    }
  }

  private long decidable() {
    boolean ends = timeMillis > Long.MAX_VALUE - LEAD_MILLIS;
    long until = ends ? Long.MAX_VALUE : timeMillis + LEAD_MILLIS;
    for (ModelRelease release : queue.values()) {
      until = Math.min(until, Math.max(release.effectiveFromMillis(), Long.MIN_VALUE + 1) - 1);
    }
    return until;
  }

  private @Nullable String objection(ModelRelease release) {
    return Objections.to(release, passed, decidedMillis);
  }
}
