package io.riverprint.console.follow;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands on every record of some topics, on a thread of its own, until it is closed. A broker that
 * is away, a topic that is not there yet and a record that cannot be read end nothing.
 */
final class TopicFollower implements AutoCloseable {

  /** Where a topic is begun. */
  enum From {
    /** At its first record. */
    BEGINNING,
    /** A little before its end. */
    NEAR_END
  }

  private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final long PATIENCE_NANOS = 1_000_000_000L;
  private static final long NEAR = 500;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<String, From> topics;
  private final java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink;
  private final Thread thread;
  private final AtomicLong read = new AtomicLong();
  private final AtomicLong unreadable = new AtomicLong();
  private volatile boolean closing;
  private volatile long behind = Long.MAX_VALUE;

  private TopicFollower(
      String name,
      Consumer<byte[], byte[]> consumer,
      Map<String, From> topics,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    this.consumer = consumer;
    this.topics = topics;
    this.sink = sink;
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  static TopicFollower start(
      String name,
      String bootstrap,
      Map<String, From> topics,
      java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> sink) {
    TopicFollower follower =
        new TopicFollower(name, Consumers.open(bootstrap), Map.copyOf(topics), sink);
    follower.thread.start();
    return follower;
  }

  /** Records handed on. */
  long read() {
    return read.get();
  }

  /** Records that could not be read. */
  long unreadable() {
    return unreadable.get();
  }

  /** How many records are still to be read; the largest long before that is known. */
  long behind() {
    return behind;
  }

  /** Whether it still reads. */
  boolean alive() {
    return thread.isAlive();
  }

  @Override
  public void close() {
    closing = true;
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      assign();
      while (!closing) {
        poll();
      }
    } catch (WakeupException e) {
      // Woken to be closed.
    }
  }

  /** Waits until all topics are there. */
  private void assign() {
    List<TopicPartition> found = List.of();
    while (!closing && found.isEmpty()) {
      found = find();
      if (found.isEmpty()) {
        LockSupport.parkNanos(PATIENCE_NANOS);
      }
    }
    consumer.assign(found);
    for (TopicPartition partition : found) {
      begin(partition);
    }
  }

  private List<TopicPartition> find() {
    List<TopicPartition> all = new ArrayList<>();
    try {
      for (String topic : topics.keySet()) {
        List<TopicPartition> partitions = Consumers.partitions(consumer, topic);
        if (partitions.isEmpty()) {
          return List.of();
        }
        all.addAll(partitions);
      }
      return all;
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("console: topics {} cannot be looked up yet: {}", topics.keySet(), e.getMessage());
      return List.of();
    }
  }

  private void begin(TopicPartition partition) {
    List<TopicPartition> one = List.of(partition);
    consumer.seekToBeginning(one);
    if (topics.get(partition.topic()) == From.NEAR_END) {
      long end = consumer.endOffsets(one).getOrDefault(partition, 0L);
      consumer.seek(partition, Math.max(consumer.position(partition), end - NEAR));
    }
  }

  private void poll() {
    try {
      consumer.poll(POLL).forEach(this::take);
      behind = measure();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      LOG.warn("console: topics {} cannot be read now: {}", topics.keySet(), e.getMessage());
      LockSupport.parkNanos(PATIENCE_NANOS);
    }
  }

  private long measure() {
    long sum = 0;
    for (TopicPartition partition : consumer.assignment()) {
      var lag = consumer.currentLag(partition);
      if (lag.isEmpty()) {
        return behind;
      }
      sum += lag.getAsLong();
    }
    return sum;
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.incrementAndGet();
    try {
      sink.accept(record);
    } catch (RuntimeException e) {
      if (unreadable.getAndIncrement() == 0) {
        LOG.warn(
            "console: {}-{} offset {} is left out, and all that are like it: {}",
            record.topic(),
            record.partition(),
            record.offset(),
            e.getMessage());
      }
    }
  }
}
