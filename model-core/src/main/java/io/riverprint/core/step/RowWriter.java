package io.riverprint.core.step;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;

/** Sessions, counters and features of one user: from events to rows, without any network. */
public final class RowWriter {
  public RowWriter(FeatureSpec spec) {}

  /** Closes what is due up to and including this instant. */
  public void advance(UserState state, long toMillis, RowSink rows) {}

  /** Takes one event, in {@link UserEvent#ORDER}, after advancing to its time. */
  public void apply(UserState state, UserEvent event, RowSink rows) {}
}
