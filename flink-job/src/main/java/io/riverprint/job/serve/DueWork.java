package io.riverprint.job.serve;

import io.riverprint.core.user.UserEvent;
import io.riverprint.job.wire.ArrivedEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one user has to do at a watermark. */
final class DueWork {
  /** No timer of the user has fired. */
  static final long NOT_FIRED = Long.MIN_VALUE;

  final String userId;
  long firedMillis = NOT_FIRED;
  private final ArrayList<ArrivedEvent> arrived = new ArrayList<>(2);

  DueWork(String userId) {
    this.userId = userId;
  }

  void add(ArrivedEvent event) {
    arrived.add(event);
  }

  /** The events in their order; of those sent twice, all but the first go to {@code repeated}. */
  List<UserEvent> events(Consumer<ArrivedEvent> repeated) {
    if (arrived.size() == 1) {
      return List.of(arrived.get(0).event());
    }
    arrived.sort(ArrivedEvent.ORDER);
    List<UserEvent> events = new ArrayList<>(arrived.size());
    for (int i = 0; i < arrived.size(); i++) {
      ArrivedEvent next = arrived.get(i);
      if (isRepeated(next.event(), events)) {
        repeated.accept(next);
      } else {
        events.add(next.event());
      }
    }
    return events;
  }

  // Only events of the same instant can be repetitions; they are the newest in the list.
  private static boolean isRepeated(UserEvent next, List<UserEvent> before) {
    for (int i = before.size() - 1; i >= 0; i--) {
      UserEvent earlier = before.get(i);
      if (earlier.atMillis() != next.atMillis()) {
        return false;
      }
      if (next.repeats(earlier)) {
        return true;
      }
    }
    return false;
  }
}
