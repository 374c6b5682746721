package io.riverprint.job.serve;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.schema.DeadLetter;

/** The dead letter of an event that was sent twice. */
final class Repeated {
  private Repeated() {}

  static DeadLetter letter(ArrivedEvent event, ServeSettings settings) {
    return new DeadLetter(
        DeadLetter.Reason.DUPLICATE,
        "the same event id of the same user at "
            + event.atMillis()
            + " was seen before; nothing to do",
        settings.eventsTopic(),
        event.partition(),
        event.offset(),
        event.original());
  }
}
