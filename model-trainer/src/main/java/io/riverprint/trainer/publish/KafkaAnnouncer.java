package io.riverprint.trainer.publish;

import io.riverprint.schema.ModelRelease;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Announces on a Kafka topic, compacted, keyed by the version as text. Returns when all in-sync
 * replicas have the announcement.
 */
public final class KafkaAnnouncer implements Announcer, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int PATIENCE_MILLIS = (int) PATIENCE.toMillis();

  private final Producer<String, byte[]> producer;
  private final String topic;
  private final Function<ModelRelease, byte[]> codec;

  /**
   * Connects when it first announces.
   *
   * @param client settings of the Kafka client: bootstrap.servers, security; those that make an
   *     announcement safe cannot be changed
   * @param topic of releases
   * @param codec bytes of a release
   */
  public KafkaAnnouncer(Map<String, ?> client, String topic, Function<ModelRelease, byte[]> codec) {
    this(
        new KafkaProducer<>(safe(client), new StringSerializer(), new ByteArraySerializer()),
        topic,
        codec);
  }

  KafkaAnnouncer(
      Producer<String, byte[]> producer, String topic, Function<ModelRelease, byte[]> codec) {
    this.producer = producer;
    this.topic = topic;
    this.codec = codec;
  }

  static Map<String, Object> safe(Map<String, ?> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    // Kafka needs delivery >= linger + request.
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 4);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS / 2);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS / 2);
    return settings;
  }

  @Override
  public void announce(ModelRelease release) {
    ProducerRecord<String, byte[]> record =
        new ProducerRecord<>(topic, Long.toString(release.version()), codec.apply(release));
    try {
      Future<RecordMetadata> sent = producer.send(record);
      producer.flush();
      sent.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(release, e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw failed(release, e);
    }
  }

  private IllegalStateException failed(ModelRelease release, Exception cause) {
    return new IllegalStateException(
        "topic "
            + topic
            + ": announcing release "
            + release.version()
            + " failed with "
            + cause
            + ", needed an answer of all in-sync replicas; look after the brokers, announce again",
        cause);
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
