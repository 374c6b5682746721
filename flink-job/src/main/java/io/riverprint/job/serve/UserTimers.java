package io.riverprint.job.serve;

import io.riverprint.core.user.UserState;
import java.util.function.Consumer;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * One timer per user, moved as seldom as possible: an armed timer that has become too early fires
 * for nothing once and is set anew, which costs less than moving it at every event.
 */
final class UserTimers {
  private final InternalTimerService<VoidNamespace> timers;
  private final Consumer<Object> currentKey;

  UserTimers(InternalTimerService<VoidNamespace> timers, Consumer<Object> currentKey) {
    this.timers = timers;
    this.currentKey = currentKey;
  }

  /** Notes that the user's timer for this time has fired, if it has. */
  void fired(UserState state, long firedMillis) {
    if (firedMillis == state.armedMillis()) {
      state.armed(Long.MAX_VALUE);
    }
  }

  /** Sees to it that none fires. */
  void disarm(UserState state) {
    if (state.armedMillis() != Long.MAX_VALUE) {
      currentKey.accept(state.userId);
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, state.armedMillis());
      state.armed(Long.MAX_VALUE);
    }
  }

  /** Sees to it that a timer fires when the user is next due, or before. */
  void arm(UserState state) {
    long due = state.nextDueMillis();
    long armed = state.armedMillis();
    if (due >= armed) {
      return;
    }
    currentKey.accept(state.userId);
    if (armed != Long.MAX_VALUE) {
      timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, armed);
    }
    timers.registerEventTimeTimer(VoidNamespace.INSTANCE, due);
    state.armed(due);
  }
}
