package io.riverprint.job.in;

import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.ErasureRequest;
import java.util.Properties;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;

/** The topic of erasures: a job without a checkpoint reads it from its beginning. */
public final class ErasureSource {
  private ErasureSource() {}

  /** The source. */
  public static KafkaSource<Decoded<ErasureRequest>> of(
      String bootstrap, String topic, String group, Properties client) {
    return KafkaSource.<Decoded<ErasureRequest>>builder()
        .setProperties(client)
        .setBootstrapServers(bootstrap)
        .setTopics(topic)
        .setGroupId(group)
        .setStartingOffsets(OffsetsInitializer.earliest())
        .setDeserializer(new ErasureDecodingSchema())
        .setProperty("register.consumer.metrics", "false")
        .setProperty("isolation.level", "read_committed")
        .build();
  }
}
