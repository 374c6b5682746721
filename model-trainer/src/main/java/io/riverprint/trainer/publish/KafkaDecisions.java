package io.riverprint.trainer.publish;

import io.riverprint.schema.GateDecision;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.DecisionCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Tells decisions on a Kafka topic, keyed by the request. */
public final class KafkaDecisions implements DecisionSink, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Producer<byte[], byte[]> producer;
  private final String topic;
  private final DecisionCodec codec = new DecisionCodec();

  /** Connects when it first tells. */
  public KafkaDecisions(Map<String, ?> client, String topic) {
    this.producer =
        new KafkaProducer<>(
            KafkaAnnouncer.safe(client), new ByteArraySerializer(), new ByteArraySerializer());
    this.topic = topic;
  }

  @Override
  public void tell(GateDecision decision) {
    byte[] key = TopicKeys.request(decision.requestId());
    try {
      producer
          .send(new ProducerRecord<>(topic, key, codec.write(decision)))
          .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(decision, e);
    } catch (ExecutionException | TimeoutException | RuntimeException e) {
      throw failed(decision, e);
    }
  }

  private IllegalStateException failed(GateDecision decision, Exception cause) {
    return new IllegalStateException(
        "topic "
            + topic
            + ": telling the decision on "
            + decision.requestId()
            + " failed with "
            + cause
            + ", needed an answer of all in-sync replicas; look after the brokers",
        cause);
  }

  @Override
  public void close() {
    producer.close(PATIENCE);
  }
}
