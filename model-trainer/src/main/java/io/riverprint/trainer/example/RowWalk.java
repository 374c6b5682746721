package io.riverprint.trainer.example;

import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.step.RowSink;
import io.riverprint.core.step.RowWriter;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState;

/** Walks one user after the other through the serving code's own row writer. */
final class RowWalk {
  private final RowWriter writer;

  RowWalk(FeatureSpec spec) {
    this.writer = new RowWriter(spec);
  }

  /** All rows of the user that are known at this instant, the instant included. */
  void rows(UserHistory user, long untilMillis, RowSink rows) {
    UserState state = UserState.forRows(user.userId());
    for (UserEvent event : user.events()) {
      if (event.atMillis() > untilMillis) {
        break;
      }
      writer.advance(state, event.atMillis(), rows);
      writer.apply(state, event, rows);
    }
    writer.advance(state, untilMillis, rows);
  }
}
