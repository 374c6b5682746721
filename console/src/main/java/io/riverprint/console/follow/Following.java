package io.riverprint.console.follow;

import io.riverprint.console.board.StreamBoard.Counters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** All topics of the console, each to where it is shown. {@link #count} is for one thread only. */
public final class Following implements AutoCloseable {
  private final ConsoleTopics topics;
  private final TopicFollower profiles;
  private final List<TopicFollower> all;
  private final Consumer<byte[], byte[]> counting;

  private Following(
      ConsoleTopics topics,
      TopicFollower profiles,
      List<TopicFollower> others,
      Consumer<byte[], byte[]> counting) {
    this.topics = topics;
    this.profiles = profiles;
    this.all = new ArrayList<>(others);
    all.add(profiles);
    this.counting = counting;
  }

  /** Follows from now on, dead letters from a little before their end, all else from its first. */
  public static Following start(String bootstrap, ConsoleTopics topics, Sinks to) {
    Followers reading = new Followers(bootstrap, topics);
    List<TopicFollower> others = new ArrayList<>();
    others.add(reading.releases(to.releases()));
    others.add(reading.deadLetters(to.dead()));
    others.add(reading.loop(to.loop()));
    others.add(reading.quality(to.loop()));
    if (to.events() != null) {
      others.add(reading.events(to.events(), to.mapping()));
    }
    return new Following(
        topics, reading.profiles(to.kept(), to.events()), others, Consumers.open(bootstrap));
  }

  /** Whether everything that should be reading is. */
  public boolean alive() {
    return all.stream().allMatch(TopicFollower::alive);
  }

  /** Profiles not read yet; the largest long before that is known. */
  public long behind() {
    return profiles.behind();
  }

  /** Records that were left out because they could not be read. */
  public long unreadable() {
    return all.stream().mapToLong(TopicFollower::unreadable).sum();
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
    all.forEach(TopicFollower::close);
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
}
