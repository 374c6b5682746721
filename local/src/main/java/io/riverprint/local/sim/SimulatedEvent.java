package io.riverprint.local.sim;

import static java.util.Objects.requireNonNull;

import io.riverprint.schema.BehaviorEvent;

/**
 * An event and when the shop's producer delivers it.
 *
 * @param arrivesAtMillis milliseconds since the epoch, UTC; never before the event's own time
 */
public record SimulatedEvent(BehaviorEvent event, long arrivesAtMillis) {
  public SimulatedEvent {
    requireNonNull(event, "event");
    if (arrivesAtMillis < event.atMillis()) {
      throw new IllegalArgumentException(
          "simulated event "
              + event.eventId()
              + ": arrives at "
              + arrivesAtMillis
              + ", needed not before "
              + event.atMillis()
              + "; add the delay to the event's time");
    }
  }

  /** How long the event was under way. */
  public long delayMillis() {
    return arrivesAtMillis - event.atMillis();
  }
}
