package io.riverprint.local.demo;

import io.riverprint.local.show.Report;

/** The demo's own measurements; the job's counts come to them at the end. */
final class DemoFigures {

  private static final double NANOS = 1e9;

  private final long startNanos;
  private final Pace pace;
  private long historyBegan;
  private long historyEnded;
  private long historyRecords;
  private long liveEnded;
  private long firstProfileNanos;

  DemoFigures(long startNanos, Pace pace) {
    this.startNanos = startNanos;
    this.pace = pace;
  }

  void historyBegins() {
    historyBegan = pace.nanos();
  }

  void historyEnds(long records) {
    historyEnded = pace.nanos();
    historyRecords = records;
  }

  void liveEnds(LiveWatch watch) {
    liveEnded = pace.nanos();
    firstProfileNanos = watch.firstProfileNanos();
  }

  double historyPerSecond() {
    return historyRecords / seconds(historyBegan, historyEnded);
  }

  /**
   * The report. {@code eventsPerSecond} is over history and live part together: where the live part
   * is paced it says the pace, {@code historyEventsPerSecond} what was possible. {@code
   * firstProfileSeconds} is from the demo's start to the first profile of the live part; it is
   * absent where there was none.
   */
  Report report(Accounts accounts) {
    Snapshot job = accounts.job();
    Report report =
        new Report()
            .put("eventsIn", job.eventsIn())
            .put("stepped", job.stepped())
            .put("late", job.late())
            .put("dead", job.dead())
            .put("erased", job.erased())
            .put("profiles", job.profiles())
            .put("usersSeen", job.usersSeen())
            .put("eventsPerSecond", job.stepped() / seconds(historyBegan, liveEnded))
            .put("historyEventsPerSecond", historyPerSecond())
            .put("releases", job.release());
    if (firstProfileNanos != 0) {
      report.put("firstProfileSeconds", seconds(startNanos, firstProfileNanos));
    }
    return report;
  }

  private static double seconds(long from, long to) {
    return Math.max(1e-9, (to - from) / NANOS);
  }
}
