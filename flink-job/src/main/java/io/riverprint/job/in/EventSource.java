package io.riverprint.job.in;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The event topic. */
public final class EventSource {
  private EventSource() {}

  /**
   * The source.
   *
   * @param start where a job without a checkpoint begins
   * @param client further properties of the consumer
   */
  public static KafkaSource<Decoded<ArrivedEvent>> of(
      String bootstrap,
      String topic,
      String group,
      OffsetsInitializer start,
      DecodingSchema schema,
      Properties client) {
    return KafkaSource.<Decoded<ArrivedEvent>>builder()
        // A few milliseconds for fewer, fuller answers of the broker; the user may differ.
        .setProperty("fetch.min.bytes", "65536")
        .setProperty("fetch.max.wait.ms", "10")
        .setProperties(client)
        .setBootstrapServers(bootstrap)
        .setTopics(topic)
        .setGroupId(group)
        .setStartingOffsets(start)
        .setDeserializer(schema)
        // Flink mirrors the consumer's metrics, and warns of hundreds of name collisions.
        .setProperty("register.consumer.metrics", "false")
        .setProperty("isolation.level", "read_committed")
        .setProperty("partition.discovery.interval.ms", "60000")
        .build();
  }
}
