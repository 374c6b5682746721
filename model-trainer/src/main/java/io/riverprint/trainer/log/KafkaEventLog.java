package io.riverprint.trainer.log;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The event topic from its beginning to where it ended when the reading started. Reads committed
 * records only, belongs to no group, commits nothing. The offsets of the end are in {@link
 * #source()}, by partition, so that a manifest says exactly what was read.
 */
public final class KafkaEventLog extends HeldEventLog {
  private static final Duration POLL = Duration.ofMillis(500);

  /**
   * Reads the topic.
   *
   * @param client settings of the client, at least {@code bootstrap.servers}
   * @param patience how long no record may come before the topic counts as unreadable
   * @throws UnreadableLogException if the topic is not there, or the broker is silent for too long
   */
  public KafkaEventLog(
      Map<String, String> client, String topic, EventReader reader, Duration patience) {
    this(new KafkaConsumer<>(settings(client)), topic, reader, patience);
  }

  /**
   * Reads the topic up to these offsets: what was read once is read again.
   *
   * @param ends by partition, as {@link #source()} has them; others are not read
   */
  public KafkaEventLog(
      Map<String, String> client,
      String topic,
      EventReader reader,
      Duration patience,
      Map<String, String> ends) {
    super(read(new KafkaConsumer<>(settings(client)), topic, reader, patience, offsets(ends)));
  }

  /** With a consumer that is closed in the end. */
  KafkaEventLog(
      Consumer<byte[], byte[]> client, String topic, EventReader reader, Duration patience) {
    super(read(client, topic, reader, patience, Map.of()));
  }

  /** Where the topic ends now, as {@link #source()} would say it. */
  public static Map<String, String> ends(Map<String, String> client, String topic) {
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(settings(client))) {
      return Reading.source(consumer.endOffsets(Reading.partitions(consumer, topic)));
    } catch (KafkaException e) {
      throw unreadable(topic, e);
    }
  }

  private static Map<TopicPartition, Long> offsets(Map<String, String> ends) {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    ends.forEach(
        (name, end) -> {
          int slash = name.lastIndexOf('/');
          if (slash > 0) {
            int partition = Integer.parseInt(name.substring(slash + 1));
            offsets.put(new TopicPartition(name.substring(0, slash), partition), Long.valueOf(end));
          }
        });
    return offsets;
  }

  private static MemoryEventLog read(
      Consumer<byte[], byte[]> client,
      String topic,
      EventReader reader,
      Duration patience,
      Map<TopicPartition, Long> ends) {
    try (Consumer<byte[], byte[]> consumer = client) {
      return new Reading(consumer, topic, reader, patience).upTo(ends);
    } catch (KafkaException e) {
      throw unreadable(topic, e);
    }
  }

  private static UnreadableLogException unreadable(String topic, KafkaException e) {
    return new UnreadableLogException(
        "topic " + topic + ": " + e.getMessage() + "; check the broker's address and rights", e);
  }

  static Map<String, Object> settings(Map<String, String> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
    settings.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    settings.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
    return settings;
  }

  /** One bounded reading. */
  private static final class Reading {
    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final EventReader reader;
    private final Duration patience;
    private final List<BehaviorEvent> events = new ArrayList<>();
    private long unread;

    Reading(
        Consumer<byte[], byte[]> consumer, String topic, EventReader reader, Duration patience) {
      this.consumer = consumer;
      this.topic = topic;
      this.reader = reader;
      this.patience = patience;
    }

    /** Up to these offsets; to where the topic ends now where none are given. */
    MemoryEventLog upTo(Map<TopicPartition, Long> wanted) {
      List<TopicPartition> partitions =
          wanted.isEmpty() ? partitions(consumer, topic) : List.copyOf(wanted.keySet());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = wanted.isEmpty() ? consumer.endOffsets(partitions) : wanted;
      long silentSince = System.nanoTime();
      long position = -1;
      while (!ended(ends)) {
        consumer.poll(POLL).forEach(record -> take(record, ends));
        long now = ends.keySet().stream().mapToLong(consumer::position).sum();
        silentSince = now > position ? System.nanoTime() : silentSince;
        position = now;
        beAlive(silentSince);
      }
      return new MemoryEventLog(events, unread, source(ends));
    }

    static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer, String topic) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new UnreadableLogException(
            "topic " + topic + ": found no partition; check the topic's name");
      }
      return partitions;
    }

    /** By position and not by records: markers of transactions take offsets, too. */
    private boolean ended(Map<TopicPartition, Long> ends) {
      return ends.entrySet().stream()
          .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    private void take(ConsumerRecord<byte[], byte[]> record, Map<TopicPartition, Long> ends) {
      Long end = ends.get(new TopicPartition(topic, record.partition()));
      if (end != null && record.offset() < end) {
        reader
            .read(record.value())
            .fold(read -> events.add(read.event()), refused -> ++unread == 0);
      }
    }

    private void beAlive(long silentSince) {
      if (System.nanoTime() - silentSince > patience.toNanos()) {
        throw new UnreadableLogException(
            "topic "
                + topic
                + ": no record for "
                + patience.toSeconds()
                + " s before the end was reached; check for an open transaction or a broker that is"
                + " down");
      }
    }

    static Map<String, String> source(Map<TopicPartition, Long> ends) {
      Map<String, String> source = new TreeMap<>();
      source.put("layout", "kafka");
      ends.forEach((part, end) -> source.put(part.topic() + "/" + part.partition(), "" + end));
      return source;
    }
  }
}
