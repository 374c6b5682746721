package io.riverprint.job.watch;

import io.riverprint.core.watch.Answer;

/** What is known of a release at an instant of event time. */
public sealed interface Finding {
  /** From when on it is known. */
  long atMillis();

  /** A question whose time has passed. */
  record Answered(long atMillis, Answer answer) implements Finding {}

  /**
   * A drawn profile or a purchase.
   *
   * @param release that served it
   * @param columns {@code WatchedColumns}: all, or only those of a profile; NaN where there is
   *     nothing
   */
  record Seen(long atMillis, long release, float[] columns) implements Finding {}
}
