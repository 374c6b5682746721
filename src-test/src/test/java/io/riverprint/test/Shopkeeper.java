package io.riverprint.test;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes a case's events, good and bad, and its releases. */
final class Shopkeeper implements AutoCloseable {
  private static final int LARGEST_REQUEST = 32 << 20;

  private final CaseTopics topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final EventCodec events = new EventCodec();
  private final ReleaseCodec releases = new ReleaseCodec();

  Shopkeeper(String bootstrap, CaseTopics topics) {
    this.topics = topics;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "max.request.size", LARGEST_REQUEST),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /** Sends events as they are, keyed by user, and returns when they are in the topic. */
  void send(List<BehaviorEvent> all) {
    for (BehaviorEvent event : all) {
      var unused = put(null, event);
    }
    flush();
  }

  /** One event that ends the test's time on every partition. */
  void end(ShopStream stream) {
    for (int partition = 0; partition < CaseTopics.PARTITIONS; partition++) {
      var unused = put(partition, stream.marker(partition));
    }
    flush();
  }

  void announce(ModelRelease release) {
    var unused =
        producer.send(
            new ProducerRecord<>(
                topics.releases(), TopicKeys.release(release.version()), releases.write(release)));
    flush();
  }

  /** Any bytes, or none, as a record of the event topic logged at an instant. */
  Future<RecordMetadata> sendBytes(int partition, long loggedMillis, byte @Nullable [] value) {
    return producer.send(
        new ProducerRecord<>(topics.events(), partition, loggedMillis, null, value));
  }

  /** One event; where it is, is known after {@link #flush()}. */
  Future<RecordMetadata> send(BehaviorEvent event) {
    return put(null, event);
  }

  void flush() {
    producer.flush();
  }

  @Override
  public void close() {
    producer.close();
  }

  private Future<RecordMetadata> put(@Nullable Integer partition, BehaviorEvent event) {
    return producer.send(
        new ProducerRecord<>(
            topics.events(),
            partition,
            event.atMillis(),
            TopicKeys.user(event.userId()),
            events.write(event)));
  }
}
