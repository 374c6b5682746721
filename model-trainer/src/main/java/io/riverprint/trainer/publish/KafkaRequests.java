package io.riverprint.trainer.publish;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Requests of a Kafka topic. All partitions are assigned by hand and only offsets are kept with the
 * group: a training of hours would be put out of a group that shares the work.
 */
public final class KafkaRequests implements RequestSource, AutoCloseable {
  /** A broker under load may take longer than anybody waits for a request. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration POLL = Duration.ofMillis(200);

  private final Consumer<byte[], byte[]> consumer;
  private final java.util.function.Consumer<String> say;
  private final RetrainRequestCodec codec = new RetrainRequestCodec();
  private final Queue<ConsumerRecord<byte[], byte[]>> waiting = new ArrayDeque<>();
  private final Map<TopicPartition, OffsetAndMetadata> taken = new HashMap<>();

  /**
   * Requests not yet answered.
   *
   * @param client settings of the client, at least {@code bootstrap.servers}
   * @param group under which it is kept which are answered
   * @param say of a record that is no request
   */
  public KafkaRequests(
      Map<String, ?> client, String topic, String group, java.util.function.Consumer<String> say) {
    this(new KafkaConsumer<>(settings(client, group)), topic, say);
  }

  KafkaRequests(
      Consumer<byte[], byte[]> consumer, String topic, java.util.function.Consumer<String> say) {
    this.consumer = consumer;
    this.say = say;
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    consumer.assign(partitions);
  }

  private static Map<String, Object> settings(Map<String, ?> client, String group) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  @Override
  public Optional<RetrainRequest> next(Duration wait) {
    if (waiting.isEmpty()) {
      consumer.poll(wait).forEach(waiting::add);
    }
    long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
    while (waiting.isEmpty() && isBehind() && System.nanoTime() < giveUpNanos) {
      consumer.poll(POLL).forEach(waiting::add);
    }
    for (var record = waiting.poll(); record != null; record = waiting.poll()) {
      taken.put(
          new TopicPartition(record.topic(), record.partition()),
          new OffsetAndMetadata(record.offset() + 1));
      Optional<RetrainRequest> request = read(record);
      if (request.isPresent()) {
        return request;
      }
    }
    return Optional.empty();
  }

  /** Whether there may be requests that were made already and have not come yet. */
  private boolean isBehind() {
    return consumer.assignment().stream()
        .map(consumer::currentLag)
        .anyMatch(lag -> lag.isEmpty() || lag.getAsLong() > 0);
  }

  private Optional<RetrainRequest> read(ConsumerRecord<byte[], byte[]> record) {
    try {
      return Optional.of(codec.read(record.value() == null ? new byte[0] : record.value()));
    } catch (UnreadableRecordException e) {
      say.accept(
          "Left out %s/%d at %d: %s"
              .formatted(record.topic(), record.partition(), record.offset(), e.getMessage()));
      return Optional.empty();
    }
  }

  @Override
  public void done() {
    consumer.commitSync(Map.copyOf(taken));
  }

  @Override
  public void close() {
    consumer.close();
  }
}
