package io.riverprint.console.board;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** How the stream runs, second by second, over the last minutes. Thread-safe. */
public final class StreamBoard {
  private static final int KEPT = 300;

  private final Deque<Sample> samples = new ArrayDeque<>();
  private Counters last = new Counters(0, 0, 0, 0, 0);

  /**
   * Records of each topic ever, at one moment.
   *
   * @param atMillis wall clock
   */
  public record Counters(long atMillis, long events, long profiles, long dead, long late) {}

  /**
   * One moment.
   *
   * @param events records a second, as are profiles, dead and late
   * @param behind profiles that this console has not read yet
   * @param batchUsers users in a batch of the job; NaN where nobody says
   * @param lagMillis event time between the newest event and the profiles; NaN where nobody says
   */
  public record Sample(
      long atMillis,
      double events,
      double profiles,
      double dead,
      double late,
      long behind,
      double batchUsers,
      double lagMillis) {}

  /** Takes the counters of a moment; the first ones make no sample. */
  public synchronized void add(Counters now, long behind, JobFigures job) {
    double seconds = (now.atMillis() - last.atMillis()) / 1_000.0;
    if (last.atMillis() != 0 && seconds > 0) {
      samples.addLast(sample(now, seconds, behind, job));
      if (samples.size() > KEPT) {
        samples.removeFirst();
      }
    }
    last = now;
  }

  /** The newest counters. */
  public synchronized Counters counters() {
    return last;
  }

  /** The samples, oldest first. */
  public synchronized List<Sample> samples() {
    return new ArrayList<>(samples);
  }

  private Sample sample(Counters now, double seconds, long behind, JobFigures job) {
    return new Sample(
        now.atMillis(),
        rate(now.events(), last.events(), seconds),
        rate(now.profiles(), last.profiles(), seconds),
        rate(now.dead(), last.dead(), seconds),
        rate(now.late(), last.late(), seconds),
        behind,
        job.batchUsers(),
        job.lagMillis());
  }

  // A topic that was made anew has fewer records than before.
  private static double rate(long now, long before, double seconds) {
    return Math.max(0, now - before) / seconds;
  }
}
