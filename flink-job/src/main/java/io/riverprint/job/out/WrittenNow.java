package io.riverprint.job.out;

import java.util.Optional;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacet;
import org.apache.flink.connector.kafka.lineage.KafkaDatasetFacetProvider;
import org.apache.flink.connector.kafka.sink.HeaderProvider;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * Key and value of a topic's records, stamped with the time at which they are written.
 *
 * <p>Flink would stamp them with event time; with historical events the broker's retention then
 * deletes them minutes after they were written, which looks like loss. The event time is in the
 * value.
 */
final class WrittenNow<T> implements KafkaRecordSerializationSchema<T>, KafkaDatasetFacetProvider {
  private static final long serialVersionUID = 1;

  private final KafkaRecordSerializationSchema<T> records;

  private WrittenNow(KafkaRecordSerializationSchema<T> records) {
    this.records = records;
  }

  static <T> WrittenNow<T> to(
      String topic, SerializationSchema<T> keys, SerializationSchema<T> values) {
    return to(topic, keys, values, value -> new RecordHeaders());
  }

  static <T> WrittenNow<T> to(
      String topic,
      SerializationSchema<T> keys,
      SerializationSchema<T> values,
      HeaderProvider<T> headers) {
    return new WrittenNow<>(
        KafkaRecordSerializationSchema.<T>builder()
            .setTopic(topic)
            .setKeySerializationSchema(keys)
            .setValueSerializationSchema(values)
            .setHeaderProvider(headers)
            .build());
  }

  @Override
  public void open(SerializationSchema.InitializationContext context, KafkaSinkContext sink)
      throws Exception {
    records.open(context, sink);
  }

  @Override
  public @Nullable ProducerRecord<byte[], byte[]> serialize(
      T value, KafkaSinkContext context, @Nullable Long atMillis) {
    return records.serialize(value, context, null);
  }

  /** What pooled transactions are found again by. */
  @Override
  public Optional<KafkaDatasetFacet> getKafkaDatasetFacet() {
    return records instanceof KafkaDatasetFacetProvider provider
        ? provider.getKafkaDatasetFacet()
        : Optional.empty();
  }
}
