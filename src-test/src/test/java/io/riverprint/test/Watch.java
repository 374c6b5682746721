package io.riverprint.test;

import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A topic followed until it holds what is awaited, or until patience ends. */
final class Watch<T> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final TopicReader reader;
  private final Function<byte[], T> decoder;
  private final RunningJob job;
  private final String topic;
  private final List<T> seen = new ArrayList<>();

  Watch(
      String bootstrap,
      String topic,
      Isolation isolation,
      Function<byte[], T> decoder,
      RunningJob job) {
    this.reader = TopicReader.open(bootstrap, topic, isolation);
    this.decoder = decoder;
    this.job = job;
    this.topic = topic;
  }

  /** All seen so far; of one partition in order. */
  List<T> seen() {
    return seen;
  }

  /** Reads on until the condition holds. */
  void until(String awaited, BooleanSupplier holds) {
    long from = System.nanoTime();
    reader.follow(this::take, () -> !holds.getAsBoolean() && patient(from) && job.requireRunning());
    if (!holds.getAsBoolean()) {
      throw new AssertionError(
          "topic " + topic + ": awaited " + awaited + " for " + PATIENCE + ", saw " + seen.size());
    }
  }

  /** Reads what is there now. */
  void toEnd() {
    reader.toEnd(this::take);
  }

  @Override
  public void close() {
    reader.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    seen.add(decoder.apply(record.value()));
  }

  private static boolean patient(long fromNanos) {
    return System.nanoTime() - fromNanos < PATIENCE.toNanos();
  }
}
