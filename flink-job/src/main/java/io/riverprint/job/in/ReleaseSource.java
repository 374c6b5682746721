package io.riverprint.job.in;

import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.ModelRelease;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The control topic, always from its beginning: compacted, with one partition. */
public final class ReleaseSource {
  private ReleaseSource() {}

  /** The source. */
  public static KafkaSource<Decoded<ModelRelease>> of(
      String bootstrap, String topic, String group, Properties client) {
    return KafkaSource.<Decoded<ModelRelease>>builder()
        .setProperties(client)
        .setBootstrapServers(bootstrap)
        .setTopics(topic)
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ReleaseDecodingSchema())
        .setProperty("register.consumer.metrics", "false")
        .setProperty("isolation.level", "read_committed")
        .build();
  }
}
