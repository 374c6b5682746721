package io.riverprint.local.bench;

import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.wire.ProfileCodec;
import java.time.Clock;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * How long after its as-of a consumer of the profile topic sees a profile. The as-of is the time of
 * the event that made it, or the time for which it was held back.
 */
final class ProfileLatency implements AutoCloseable {
  private static final int MOST = 1 << 22;

  private final Clock clock;
  private final ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
  private final TopicReader reader;
  private final Thread thread;
  private final int[] millis = new int[MOST];
  private volatile boolean goOn = true;
  private volatile boolean counting;
  private int seen;

  ProfileLatency(String bootstrap, String topic, Clock clock) {
    this.clock = clock;
    // From its beginning it would read gigabytes first, on the processors that are measured.
    this.reader = TopicReader.openAtEnd(bootstrap, topic, Isolation.READ_UNCOMMITTED);
    this.thread = new Thread(() -> reader.follow(this::take, () -> goOn), "profile-reader");
    thread.start();
  }

  /** What is read from now on counts. */
  void count() {
    counting = true;
  }

  /** Ends reading; milliseconds at this share of all, between 0 and 1. */
  int[] end(double... shares) throws InterruptedException {
    goOn = false;
    thread.join();
    int[] sorted = Arrays.copyOf(millis, seen);
    Arrays.sort(sorted);
    return Arrays.stream(shares)
        .mapToInt(share -> seen == 0 ? -1 : sorted[(int) (share * (seen - 1))])
        .toArray();
  }

  @Override
  public void close() {
    goOn = false;
    reader.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    if (counting && seen < MOST) {
      millis[seen++] = (int) (clock.millis() - codec.read(record.value()).asOfMillis());
    }
  }
}
