package io.riverprint.local.bench;

import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.ScoredItem;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Writes profiles at a rate from a thread of its own: one user after the other, round and round. A
 * broker that is too slow gets fewer.
 */
final class BenchProfiles implements AutoCloseable {
  private static final int WIDTH = 256;
  private static final int ITEMS = 10;
  private static final int BURST = 50;
  private static final long SECOND = 1_000_000_000L;
  private static final long NOON = 1_654_084_800_000L;

  private final KafkaProducer<byte[], byte[]> producer;
  private final ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
  private final int users;
  private final int perSecond;
  private final AtomicLong sent = new AtomicLong();
  private final Thread thread;
  private volatile boolean goOn = true;

  BenchProfiles(String bootstrap, int users, int perSecond) {
    this.users = users;
    this.perSecond = perSecond;
    this.producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap, "linger.ms", 5, "batch.size", 1 << 17),
            new ByteArraySerializer(),
            new ByteArraySerializer());
    this.thread = new Thread(this::send, "bench-profiles");
    thread.start();
  }

  static String user(int number) {
    return "user-" + number;
  }

  long sent() {
    return sent.get();
  }

  @Override
  public void close() {
    goOn = false;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    producer.close(Duration.ofSeconds(10));
  }

  private void send() {
    long start = System.nanoTime();
    for (long number = 0; goOn; number++) {
      if (number % BURST == 0) {
        long due = start + number * SECOND / perSecond;
        // What was missed by more than a second stays missed: no burst in its place.
        start += Math.max(0, System.nanoTime() - due - SECOND);
        sleepUntil(due);
      }
      UserProfile profile = profile((int) (number % users), 1 + number / users);
      byte[] key = TopicKeys.user(profile.userId());
      var unused = producer.send(new ProducerRecord<>(Topics.PROFILES, key, codec.write(profile)));
      sent.incrementAndGet();
    }
  }

  private static UserProfile profile(int user, long sequence) {
    float[] embedding = new float[WIDTH];
    for (int i = 0; i < WIDTH; i++) {
      embedding[i] = (float) Math.sin(user * 0.37 + i * (1 + user % 7) + sequence * 0.01);
    }
    List<ScoredItem> items =
        IntStream.range(0, ITEMS).mapToObj(i -> new ScoredItem("item-" + i, 1f / (i + 2))).toList();
    return new UserProfile(
        user(user),
        NOON + sequence * 1_000,
        sequence,
        1,
        "space-1",
        new SessionSummary(NOON, NOON + sequence * 1_000, 5, 1),
        new Embedding(embedding),
        0.5f,
        items,
        items,
        items,
        items,
        new EventCounts(1, 2, 3, 4, 5),
        false);
  }

  /** Returns at once where that was before. */
  static void sleepUntil(long moment) {
    for (long left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }
}
