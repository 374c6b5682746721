package io.riverprint.job.out;

import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.flink.connector.kafka.sink.KafkaSinkBuilder;
import org.apache.flink.connector.kafka.sink.TransactionNamingStrategy;

/** What all sinks have in common. */
final class KafkaOut {
  private KafkaOut() {}

  /**
   * A sink.
   *
   * @param name of the sink among the job's, part of its transactions' names
   */
  static <T> KafkaSink<T> sink(SinkSettings settings, String name, WrittenNow<T> records) {
    KafkaSinkBuilder<T> builder =
        KafkaSink.<T>builder()
            // A batch of users gives more profiles than Kafka's 16 KiB hold; the user may differ.
            .setProperty("batch.size", "131072")
            // Kafka waits 5 ms; each request costs broker and job as much as a dozen profiles.
            .setProperty("linger.ms", "20")
            .setKafkaProducerConfig(settings.client())
            .setBootstrapServers(settings.bootstrap())
            .setRecordSerializer(records)
            .setDeliveryGuarantee(settings.guarantee());
    if (settings.guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
      builder
          .setTransactionNamingStrategy(TransactionNamingStrategy.POOLING)
          .setTransactionalIdPrefix(settings.transactionPrefix() + "-" + name)
          .setProperty(
              "transaction.timeout.ms", Long.toString(settings.transactionTimeoutMillis()));
    }
    return builder.build();
  }
}
