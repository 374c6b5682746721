package io.riverprint.local.demo;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.trainer.log.EventLog;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A log that is no stream of records: every event arrives at its own time, as Avro. */
final class LogShop implements DemoShop {

  private final Path place;
  private final EventLog log;
  private final EventCodec codec = new EventCodec();

  LogShop(Path place, EventLog log) {
    this.place = place;
    this.log = log;
  }

  @Override
  public String words() {
    return "the event log in " + place;
  }

  @Override
  public EventLog log() {
    return log;
  }

  @Override
  public void deliver(Consumer<Delivery> each) {
    log.events(event -> each.accept(delivery(event)));
  }

  @Override
  public EventMapping mapping() {
    return EventMapping.DEFAULT;
  }

  private Delivery delivery(BehaviorEvent event) {
    return new Delivery(event.atMillis(), TopicKeys.user(event.userId()), codec.write(event));
  }
}
