package io.riverprint.job.wire;

import io.riverprint.core.user.UserEvent;
import java.util.Comparator;

/**
 * A readable event and where it was read.
 *
 * @param event what was read
 * @param partition of the event topic
 * @param offset in the partition
 * @param original the record's bytes: what a late or repeated event is set aside as
 */
public record ArrivedEvent(UserEvent event, int partition, long offset, byte[] original)
    implements Arrival {

  /**
   * One user's order: {@link UserEvent#ORDER}; of equal events the one first in the log is first,
   * so that a replay sets the same one aside.
   */
  public static final Comparator<ArrivedEvent> ORDER =
      Comparator.comparing(ArrivedEvent::event, UserEvent.ORDER)
          .thenComparingInt(ArrivedEvent::partition)
          .thenComparingLong(ArrivedEvent::offset);

  @Override
  public String userId() {
    return event.userId();
  }

  public long atMillis() {
    return event.atMillis();
  }
}
