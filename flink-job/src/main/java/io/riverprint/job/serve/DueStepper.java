package io.riverprint.job.serve;

import io.riverprint.core.step.DueUser;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.state.UserCache;
import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.schema.UserProfile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Steps the users of a watermark in batches: states found, stepped, kept, timers armed. */
final class DueStepper {
  private final UserCache users;
  private final UserTimers timers;
  private final JobMetrics metrics;
  private final int maxBatch;
  private final Consumer<ArrivedEvent> repeated;
  private final Consumer<UserProfile> profiles;
  private final List<DueUser> batch;

  DueStepper(
      UserCache users,
      UserTimers timers,
      JobMetrics metrics,
      int maxBatch,
      Consumer<ArrivedEvent> repeated,
      Consumer<UserProfile> profiles) {
    this.users = users;
    this.timers = timers;
    this.metrics = metrics;
    this.maxBatch = maxBatch;
    this.repeated = repeated;
    this.profiles = profiles;
    this.batch = new ArrayList<>(Math.min(maxBatch, 1024));
  }

  /** Steps all work up to and including this time. */
  void step(DueUsers due, long untilMillis, ServingModel model) throws IOException {
    for (DueWork work : due.all()) {
      batch.add(prepared(work, model));
      if (batch.size() == maxBatch) {
        stepBatch(untilMillis, model);
      }
    }
    if (!batch.isEmpty()) {
      stepBatch(untilMillis, model);
    }
  }

  private DueUser prepared(DueWork work, ServingModel model) throws IOException {
    UserState state = users.find(work.userId);
    if (state == null) {
      state = model.fresh(work.userId);
      metrics.usersSeen.inc();
    }
    timers.fired(state, work.firedMillis);
    List<UserEvent> events = work.events(repeated);
    metrics.stepped.inc(events.size());
    return new DueUser(state, events);
  }

  private void stepBatch(long untilMillis, ServingModel model) throws IOException {
    long before = System.nanoTime();
    model.step(batch, untilMillis, profiles);
    metrics.stepMicros.update((System.nanoTime() - before) / 1_000);
    metrics.batchUsers.update(batch.size());
    metrics.batches.inc();
    for (DueUser user : batch) {
      timers.arm(user.state());
      users.keep(user.state());
    }
    batch.clear();
  }
}
