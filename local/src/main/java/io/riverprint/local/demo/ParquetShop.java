package io.riverprint.local.demo;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ParquetEventLog;
import java.nio.file.Path;
import java.util.function.Consumer;

/** A folder in the challenge's layout; every event arrives at its own time. */
final class ParquetShop implements DemoShop {

  private final Path folder;
  private final EventLog log;
  private final EventCodec codec = new EventCodec();

  ParquetShop(Path folder) {
    this.folder = folder;
    this.log = new ParquetEventLog(folder);
  }

  @Override
  public String words() {
    return "the event log in " + folder;
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
