package io.riverprint.console.follow;

import io.riverprint.console.board.DeadLetters;
import io.riverprint.console.board.ReleaseBoard;
import io.riverprint.console.board.StreamBoard.Counters;
import io.riverprint.console.follow.TopicFollower.From;
import io.riverprint.console.keep.KeptProfiles;
import io.riverprint.schema.wire.DeadLetterCodec;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** All topics of the console, each to where it is shown. {@link #count} is for one thread only. */
public final class Following implements AutoCloseable {
  private final ConsoleTopics topics;
  private final TopicFollower profiles;
  private final TopicFollower releases;
  private final TopicFollower deadLetters;
  private final Consumer<byte[], byte[]> counting;

  private Following(
      ConsoleTopics topics,
      TopicFollower profiles,
      TopicFollower releases,
      TopicFollower deadLetters,
      Consumer<byte[], byte[]> counting) {
    this.topics = topics;
    this.profiles = profiles;
    this.releases = releases;
    this.deadLetters = deadLetters;
    this.counting = counting;
  }

  /** Follows from now on, the profile and release topics from their beginning. */
  public static Following start(
      String bootstrap,
      ConsoleTopics topics,
      KeptProfiles kept,
      ReleaseBoard board,
      DeadLetters dead) {
    DeadLetterCodec letters = new DeadLetterCodec();
    return new Following(
        topics,
        TopicFollower.start(
            "console-profiles",
            bootstrap,
            Map.of(topics.profiles(), From.BEGINNING),
            record -> kept.take(key(record), record.value())),
        TopicFollower.start(
            "console-releases",
            bootstrap,
            Map.of(topics.releases(), From.BEGINNING, topics.receipts(), From.BEGINNING),
            releases(topics, board)),
        TopicFollower.start(
            "console-dead-letters",
            bootstrap,
            Map.of(topics.deadLetters(), From.NEAR_END),
            record -> dead.add(letters.read(record.value()))),
        Consumers.open(bootstrap));
  }

  /** Whether everything that should be reading is. */
  public boolean alive() {
    return profiles.alive() && releases.alive() && deadLetters.alive();
  }

  /** Profiles not read yet; the largest long before that is known. */
  public long behind() {
    return profiles.behind();
  }

  /** Records that were left out because they could not be read. */
  public long unreadable() {
    return profiles.unreadable() + releases.unreadable() + deadLetters.unreadable();
  }

  /** How many records the topics ever had; nothing where the broker does not answer. */
  public Optional<Counters> count(long atMillis) {
    try {
      List<TopicPartition> counted = counted();
      counting.assign(counted);
      Map<TopicPartition, Long> ends = counting.endOffsets(counted);
      return Optional.of(
          new Counters(
              atMillis,
              sum(ends, topics.events()),
              sum(ends, topics.profiles()),
              sum(ends, topics.deadLetters()),
              sum(ends, topics.late())));
    } catch (KafkaException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() {
    profiles.close();
    releases.close();
    deadLetters.close();
    counting.close();
  }

  private List<TopicPartition> counted() {
    List<TopicPartition> all = new ArrayList<>();
    for (String topic : topics.counted()) {
      all.addAll(Consumers.partitions(counting, topic));
    }
    return all;
  }

  private static long sum(Map<TopicPartition, Long> ends, String topic) {
    return ends.entrySet().stream()
        .filter(end -> end.getKey().topic().equals(topic))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private static java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> releases(
      ConsoleTopics topics, ReleaseBoard board) {
    ReleaseCodec release = new ReleaseCodec();
    ReceiptCodec receipt = new ReceiptCodec();
    return record -> {
      if (record.value() == null) {
        return; // a release that was taken back; what became of it stays on the board
      }
      if (record.topic().equals(topics.releases())) {
        board.announced(release.read(record.value()), record.timestamp());
      } else {
        board.received(receipt.read(record.value()), record.timestamp());
      }
    };
  }

  private static byte[] key(ConsumerRecord<byte[], byte[]> record) {
    return record.key() == null ? new byte[0] : record.key();
  }
}
