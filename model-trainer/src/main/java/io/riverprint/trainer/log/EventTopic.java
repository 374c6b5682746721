package io.riverprint.trainer.log;

import io.riverprint.schema.event.EventReader;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;

/** The event topic, read up to offsets. */
public final class EventTopic implements GrowingLog {
  private final Map<String, String> client;
  private final String topic;
  private final EventReader reader;
  private final Duration patience;

  /** As {@link KafkaEventLog}. */
  public EventTopic(
      Map<String, String> client, String topic, EventReader reader, Duration patience) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.reader = reader;
    this.patience = patience;
  }

  @Override
  public LogWindow window() {
    return new LogWindow(Long.MAX_VALUE, KafkaEventLog.ends(client, topic));
  }

  @Override
  public EventLog read(LogWindow window) {
    return new KafkaEventLog(client, topic, reader, patience, window.ends());
  }

  @Override
  public OptionalLong newestMillis() {
    return new NewestEvent(client, topic, reader, patience).find();
  }
}
