package io.riverprint.trainer.log;

import io.riverprint.schema.event.EventReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The newest event time at the end of an event topic: where a release may begin to serve. */
public final class NewestEvent {
  /** Of each partition so many records are looked at. */
  private static final long TAIL = 500;

  private static final Duration POLL = Duration.ofMillis(500);

  private final Map<String, String> client;
  private final String topic;
  private final EventReader reader;
  private final Duration patience;

  /**
   * Of a topic.
   *
   * @param client settings of the client, at least {@code bootstrap.servers}
   * @param patience how long to wait for the records
   */
  public NewestEvent(
      Map<String, String> client, String topic, EventReader reader, Duration patience) {
    this.client = client;
    this.topic = topic;
    this.reader = reader;
    this.patience = patience;
  }

  /**
   * The newest time among the last records of all partitions; empty where there is no event.
   *
   * @throws UnreadableLogException if the topic cannot be read
   */
  public OptionalLong find() {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(KafkaEventLog.settings(new HashMap<>(client)))) {
      return find(consumer);
    } catch (KafkaException e) {
      throw new UnreadableLogException(
          "topic " + topic + ": " + e.getMessage() + "; check the broker's address and rights", e);
    }
  }

  private OptionalLong find(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    Map<TopicPartition, Long> starts = consumer.beginningOffsets(partitions);
    ends.forEach(
        (part, end) -> consumer.seek(part, Math.max(starts.getOrDefault(part, 0L), end - TAIL)));
    long newest = Long.MIN_VALUE;
    long giveUp = System.nanoTime() + patience.toNanos();
    while (isBehind(consumer, ends) && System.nanoTime() < giveUp) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
        newest = Math.max(newest, atMillis(record));
      }
    }
    return newest == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(newest);
  }

  private static boolean isBehind(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private long atMillis(ConsumerRecord<byte[], byte[]> record) {
    return reader
        .read(record.value())
        .fold(read -> read.event().atMillis(), refused -> Long.MIN_VALUE);
  }
}
