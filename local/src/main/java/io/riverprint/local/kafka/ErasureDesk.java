package io.riverprint.local.kafka;

import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.ErasureReceiptCodec;
import io.riverprint.schema.wire.ErasureRequestCodec;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Hands in requests for erasure, and waits for their receipts. Not thread-safe. */
public final class ErasureDesk implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 15_000;

  private final String requestsTopic;
  private final TopicReader receipts;
  private final KafkaProducer<byte[], byte[]> producer;
  private final ErasureRequestCodec codec = new ErasureRequestCodec();

  private ErasureDesk(
      String requestsTopic, TopicReader receipts, KafkaProducer<byte[], byte[]> producer) {
    this.requestsTopic = requestsTopic;
    this.receipts = receipts;
    this.producer = producer;
  }

  /**
   * A desk that sees every receipt written from now on.
   *
   * @throws IllegalStateException if no broker answers, or one of the topics is not there
   */
  public static ErasureDesk open(String bootstrap, String requestsTopic, String receiptsTopic) {
    TopicReader.openAtEnd(bootstrap, requestsTopic, Isolation.READ_COMMITTED).close();
    TopicReader receipts =
        TopicReader.openAtEnd(bootstrap, receiptsTopic, Isolation.READ_COMMITTED);
    return new ErasureDesk(requestsTopic, receipts, new KafkaProducer<>(settings(bootstrap)));
  }

  /**
   * Returns when all in-sync replicas have the requests.
   *
   * @throws IllegalStateException if they could not be written
   */
  public void ask(List<ErasureRequest> requests) {
    List<Future<RecordMetadata>> sent = requests.stream().map(this::send).toList();
    try {
      producer.flush();
      for (Future<RecordMetadata> one : sent) {
        one.get();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    } catch (ExecutionException e) {
      throw failed(e.getCause() == null ? e : e.getCause());
    }
  }

  /**
   * Waits for a receipt of each of these requests.
   *
   * @param limit how long at most
   * @param arrived is told of each as it comes
   * @return ids of the requests without one
   */
  public Set<String> await(
      List<ErasureRequest> requests, Duration limit, Consumer<ErasureReceipt> arrived) {
    Set<String> open = new HashSet<>(requests.stream().map(ErasureRequest::requestId).toList());
    ErasureReceiptCodec receiptCodec = new ErasureReceiptCodec();
    long end = System.nanoTime() + limit.toNanos();
    receipts.follow(
        record -> {
          ErasureReceipt receipt = receiptCodec.read(record.value());
          if (open.remove(receipt.requestId())) {
            arrived.accept(receipt);
          }
        },
        () -> !open.isEmpty() && System.nanoTime() < end);
    return open;
  }

  @Override
  public void close() {
    producer.close();
    receipts.close();
  }

  private Future<RecordMetadata> send(ErasureRequest request) {
    return producer.send(
        new ProducerRecord<>(
            requestsTopic, TopicKeys.user(request.userId()), codec.write(request)));
  }

  private IllegalStateException failed(Throwable cause) {
    return new IllegalStateException(
        "topic "
            + requestsTopic
            + ": a request for erasure was not taken ("
            + cause.getMessage()
            + "), needs an answer of all in-sync replicas; look after the brokers and ask again",
        cause);
  }

  private static Map<String, Object> settings(String bootstrap) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrap,
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
        true,
        ProducerConfig.LINGER_MS_CONFIG,
        0,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        PATIENCE_MILLIS / 2,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        PATIENCE_MILLIS,
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        PATIENCE_MILLIS,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class);
  }
}
