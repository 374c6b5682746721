package io.riverprint.local.demo;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The shop's producer: in order within a user, nothing lost, nothing twice. */
final class EventSender implements Consumer<Delivery>, AutoCloseable {

  private static final Duration GOODBYE = Duration.ofSeconds(5);

  private final String topic;
  private final KafkaProducer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

  EventSender(String bootstrap, String topic) {
    this.topic = topic;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ProducerConfig.LINGER_MS_CONFIG,
                5,
                ProducerConfig.BATCH_SIZE_CONFIG,
                1 << 17,
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                32 << 20),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  @Override
  public void accept(Delivery delivery) {
    check();
    var unused =
        producer.send(
            new ProducerRecord<>(
                topic, null, delivery.arrivesAtMillis(), delivery.key(), delivery.value()),
            (sent, error) -> failure.compareAndSet(null, error));
  }

  /** Returns when everything is safe at the broker. */
  void flush() {
    producer.flush();
    check();
  }

  @Override
  public void close() {
    producer.close(GOODBYE);
  }

  private void check() {
    Exception first = failure.get();
    if (first != null) {
      throw new IllegalStateException(
          "topic " + topic + ": an event could not be sent; see the cause", first);
    }
  }
}
