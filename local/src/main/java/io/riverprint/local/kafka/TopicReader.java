package io.riverprint.local.kafka;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads one topic from its beginning or its end, with no group and no commits, so that it disturbs
 * nobody. Not thread-safe.
 */
public final class TopicReader implements AutoCloseable {

  /** Which records of transactions are seen. */
  public enum Isolation {
    /** All, those of open and aborted transactions too. */
    READ_UNCOMMITTED,
    /** Only those of committed transactions. */
    READ_COMMITTED;

    private String setting() {
      return this == READ_COMMITTED ? "read_committed" : "read_uncommitted";
    }
  }

  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<TopicPartition> partitions;

  private TopicReader(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> partitions) {
    this.consumer = consumer;
    this.partitions = partitions;
  }

  /**
   * A reader at the topic's beginning.
   *
   * @throws IllegalStateException if no broker answers, or the topic is not there
   */
  public static TopicReader open(String bootstrap, String topic, Isolation isolation) {
    TopicReader reader = assigned(bootstrap, topic, isolation);
    reader.consumer.seekToBeginning(reader.partitions);
    return reader;
  }

  /**
   * A reader of what comes after this call.
   *
   * @throws IllegalStateException if no broker answers, or the topic is not there
   */
  public static TopicReader openAtEnd(String bootstrap, String topic, Isolation isolation) {
    TopicReader reader = assigned(bootstrap, topic, isolation);
    reader.consumer.seekToEnd(reader.partitions);
    reader.partitions.forEach(reader.consumer::position); // seeking alone waits for the first poll
    return reader;
  }

  private static TopicReader assigned(String bootstrap, String topic, Isolation isolation) {
    KafkaConsumer<byte[], byte[]> consumer = consumer(bootstrap, isolation);
    try {
      List<TopicPartition> partitions = partitions(consumer, topic);
      consumer.assign(partitions);
      return new TopicReader(consumer, partitions);
    } catch (KafkaException e) {
      consumer.close();
      throw new IllegalStateException(
          "topic %s at %s: %s; give the address of a broker that runs and has this topic"
              .formatted(topic, bootstrap, e.getMessage()),
          e);
    }
  }

  /** All records that the topic holds now, partition by partition in order. */
  public static List<ConsumerRecord<byte[], byte[]>> readAll(
      String bootstrap, String topic, Isolation isolation) {
    List<ConsumerRecord<byte[], byte[]>> all = new ArrayList<>();
    try (TopicReader reader = open(bootstrap, topic, isolation)) {
      reader.toEnd(all::add);
    }
    return all;
  }

  /** Reads on to where the topic ends at this moment. */
  public void toEnd(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!reached(ends)) {
      poll(record -> ifBefore(ends, record, sink));
    }
    // What was fetched beyond the end was left out: it must come again.
    ends.forEach(consumer::seek);
  }

  /** Reads on, waiting for more, as long as the condition holds. */
  public void follow(Consumer<ConsumerRecord<byte[], byte[]>> sink, BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      poll(sink);
    }
  }

  /** How many records the topic holds between its beginning and its end, markers included. */
  public long span() {
    Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
    return consumer.endOffsets(partitions).entrySet().stream()
        .mapToLong(end -> end.getValue() - begins.getOrDefault(end.getKey(), 0L))
        .sum();
  }

  @Override
  public void close() {
    consumer.close();
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<byte[], byte[]> consumer, String topic) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic, ANSWER).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw new KafkaException("the broker has no such topic");
    }
    return partitions;
  }

  private boolean reached(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private void poll(Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    consumer.poll(POLL).forEach(sink);
  }

  private static void ifBefore(
      Map<TopicPartition, Long> ends,
      ConsumerRecord<byte[], byte[]> record,
      Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    TopicPartition from = new TopicPartition(record.topic(), record.partition());
    if (record.offset() < ends.getOrDefault(from, 0L)) {
      sink.accept(record);
    }
  }

  private static KafkaConsumer<byte[], byte[]> consumer(String bootstrap, Isolation isolation) {
    return new KafkaConsumer<>(
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrap,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            isolation.setting(),
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
            false,
            ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
            (int) ANSWER.toMillis()),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }
}
