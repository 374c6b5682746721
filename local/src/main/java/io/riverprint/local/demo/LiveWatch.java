package io.riverprint.local.demo;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Looks at the demo ten times a second, and says a line once a second. */
final class LiveWatch implements AutoCloseable {

  private static final int GLANCES_A_LINE = 10;
  private static final long GLANCE_MILLIS = 100;

  private final Supplier<Snapshot> look;
  private final Pace pace;
  private final Narrator narrator;
  private final StatusLine line;
  private final ScheduledExecutorService clock;
  private final AtomicLong firstProfileNanos = new AtomicLong();
  private final long profilesBefore;
  private int glances;

  private LiveWatch(Supplier<Snapshot> look, Pace pace, Narrator narrator) {
    Snapshot now = look.get();
    this.look = look;
    this.pace = pace;
    this.narrator = narrator;
    this.line = new StatusLine(pace.nanos(), now);
    this.profilesBefore = now.profiles();
    this.clock = Executors.newSingleThreadScheduledExecutor(LiveWatch::daemon);
  }

  /** Watches until it is closed. */
  static LiveWatch start(Supplier<Snapshot> look, Pace pace, Narrator narrator) {
    LiveWatch watch = new LiveWatch(look, pace, narrator);
    var unused =
        watch.clock.scheduleAtFixedRate(
            watch::glance, GLANCE_MILLIS, GLANCE_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  /** When the first profile was seen that was not there at the start; 0 before. */
  long firstProfileNanos() {
    return firstProfileNanos.get();
  }

  @Override
  public void close() {
    clock.shutdown();
    glanceForFirst(look.get());
  }

  private void glance() {
    Snapshot now = look.get();
    glanceForFirst(now);
    glances++;
    if (glances % GLANCES_A_LINE == 0) {
      narrator.text(line.next(pace.nanos(), now) + "\n");
    }
  }

  private void glanceForFirst(Snapshot now) {
    if (now.profiles() > profilesBefore) {
      firstProfileNanos.compareAndSet(0, pace.nanos());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "watch");
    thread.setDaemon(true);
    return thread;
  }
}
