package io.riverprint.job.serve;

import io.riverprint.core.user.UserState;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.state.ErasureMarks;
import io.riverprint.job.state.UserCache;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import org.jspecify.annotations.Nullable;

/**
 * Erases users, at once: what was kept up to the erasure's time goes, and what comes later and is
 * as old is dropped. So what is known of a user afterwards follows from the events after that time
 * alone, whenever the request arrives and however often.
 */
final class Eraser {
  private final ErasureMarks marks;
  private final PendingEvents pending;
  private final UserCache users;
  private final UserTimers timers;
  private final JobMetrics counts;
  private boolean mayWait;

  Eraser(
      ErasureMarks marks,
      PendingEvents pending,
      UserCache users,
      UserTimers timers,
      JobMetrics counts) {
    this.marks = marks;
    this.pending = pending;
    this.users = users;
    this.timers = timers;
    this.counts = counts;
  }

  /** Whether the event is erased, and not to be taken. */
  boolean drops(ArrivedEvent event) {
    boolean erased = marks.cover(event.userId(), event.atMillis());
    if (erased) {
      counts.erased.inc();
    }
    return erased;
  }

  /**
   * Erases a user.
   *
   * @param servedFromMillis since when the serving release serves: no profile of it is older
   */
  ErasureReceipt.Outcome erase(ErasureRequest request, long servedFromMillis) throws Exception {
    if (!marks.add(request.userId(), request.untilMillis())) {
      return ErasureReceipt.Outcome.ERASED_BEFORE;
    }
    counts.erasures.inc();
    mayWait = true;
    UserState kept = users.look(request.userId());
    if (kept == null) {
      return ErasureReceipt.Outcome.NOTHING_KEPT;
    }
    timers.disarm(kept);
    users.forget(request.userId());
    keepRest(kept.after(request.untilMillis()), servedFromMillis);
    return ErasureReceipt.Outcome.ERASED;
  }

  /** Drops what waits of users erased meanwhile: all in one go, however many they are. */
  void dropWaiting() {
    if (mayWait) {
      mayWait = false;
      int dropped = pending.removeIf(event -> marks.cover(event.userId(), event.atMillis()));
      counts.erased.inc(dropped);
    }
  }

  /** Forgets erasures of long ago. */
  void forgetOld(long steppedMillis) throws Exception {
    if (steppedMillis != Long.MIN_VALUE) {
      marks.forgetBefore(steppedMillis - ErasureMarks.REMEMBERED_MILLIS);
    }
  }

  /** The timer makes the next watermark encode and send what is left. */
  private void keepRest(@Nullable UserState rest, long servedFromMillis) throws Exception {
    if (rest != null) {
      rest.emitDueMillis = Math.max(rest.emitDueMillis, servedFromMillis);
      timers.arm(rest);
      users.keep(rest);
    }
  }
}
