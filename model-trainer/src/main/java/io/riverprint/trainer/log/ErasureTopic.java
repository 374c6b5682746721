package io.riverprint.trainer.log;

import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.ErasureRequestCodec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * The topic of erasures, read to its end each time it is asked: a training that is taken up again
 * leaves out also those who were erased since it was begun.
 */
public final class ErasureTopic {
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, String> client;
  private final String topic;
  private final Duration patience;

  /**
   * Of brokers.
   *
   * @param client settings of the client, at least {@code bootstrap.servers}
   * @param patience how long no record may come before the topic counts as unreadable
   */
  public ErasureTopic(Map<String, String> client, String topic, Duration patience) {
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.patience = patience;
  }

  /**
   * Everyone on it. Records that are no requests are left out: the job tells of them.
   *
   * @throws UnreadableLogException if it is not there or cannot be read: rather no training than
   *     one that learns from the erased
   */
  public ErasedUsers read() {
    try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(KafkaEventLog.settings(client))) {
      return read(consumer);
    } catch (KafkaException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  ErasedUsers read(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(found -> new TopicPartition(topic, found.partition()))
            .toList();
    if (partitions.isEmpty()) {
      throw unreadable("found no partition");
    }
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    List<ErasureRequest> requests = new ArrayList<>();
    long giveUp = System.nanoTime() + patience.toNanos();
    while (!isAt(consumer, ends)) {
      if (System.nanoTime() > giveUp) {
        throw unreadable("its end was not reached in " + patience.toSeconds() + " s");
      }
      consumer.poll(POLL).forEach(record -> take(record, requests));
    }
    return ErasedUsers.of(requests);
  }

  private static boolean isAt(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static void take(ConsumerRecord<byte[], byte[]> record, List<ErasureRequest> requests) {
    if (record.value() != null) {
      try {
        requests.add(new ErasureRequestCodec().read(record.value()));
      } catch (UnreadableRecordException e) {
        // Set aside by the job, which says what is wrong with it.
      }
    }
  }

  private UnreadableLogException unreadable(String found) {
    return new UnreadableLogException(
        "topic "
            + topic
            + ": "
            + found
            + "; needs to be read to know who is erased: make it (cleanup.policy=compact), or check"
            + " the broker's address and rights");
  }
}
