package io.riverprint.job.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.job.wire.ArrivedEvent;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The late topic: the records' own bytes, keyed by user, so that they can be fed again. */
public final class LateSink {
  private LateSink() {}

  /** The sink. */
  public static KafkaSink<ArrivedEvent> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(settings, "late", WrittenNow.to(topic, new Key(), new Value()));
  }

  private static final class Key implements SerializationSchema<ArrivedEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(ArrivedEvent event) {
      return event.userId().getBytes(UTF_8);
    }
  }

  private static final class Value implements SerializationSchema<ArrivedEvent> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(ArrivedEvent event) {
      return event.original();
    }
  }
}
