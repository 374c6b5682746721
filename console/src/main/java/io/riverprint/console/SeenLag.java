package io.riverprint.console;

import io.riverprint.console.board.JobFigures;
import io.riverprint.console.keep.KeptEvents;
import io.riverprint.console.keep.KeptProfiles;

/**
 * What the topics themselves say of the job where nobody else does: how far, in event time, the
 * newest profile is behind the newest event. Batches are nowhere on a topic.
 */
record SeenLag(KeptProfiles profiles, KeptEvents events) implements JobFigures {
  @Override
  public double batchUsers() {
    return Double.NaN;
  }

  @Override
  public double lagMillis() {
    long event = events.newestMillis();
    long profile = profiles.newestMillis();
    boolean isKnown = event != Long.MIN_VALUE && profile != Long.MIN_VALUE;
    return isKnown ? Math.max(0, event - profile) : Double.NaN;
  }
}
