package io.riverprint.local.bench;

import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads every profile of a run and holds it against its user's last one and the releases. */
final class SwapWatch implements AutoCloseable {
  private final ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
  private final NavigableMap<Long, Long> versionsByTime = new ConcurrentSkipListMap<>();
  private final Map<String, Seen> users = new HashMap<>();
  private final TopicReader reader;
  private final Thread thread;
  private volatile boolean goOn = true;
  private long profiles;
  private long revisions;
  private long lost;
  private long duplicated;
  private long mixed;

  /** The newest profile of a user. */
  private record Seen(long sequence, long release) {}

  SwapWatch(String bootstrap, String topic) {
    this.reader = TopicReader.open(bootstrap, topic, Isolation.READ_COMMITTED);
    this.thread = new Thread(() -> reader.follow(this::take, () -> goOn), "swap-watch");
    thread.start();
  }

  /** This release serves from this event time on. */
  void serves(long version, long fromMillis) {
    versionsByTime.put(fromMillis, version);
  }

  /** Reads to the end of the topic, and gives what was found. */
  Map<String, Object> end() throws InterruptedException {
    goOn = false;
    thread.join();
    reader.toEnd(this::take);
    return Map.of(
        "profiles", profiles,
        "revisions", revisions,
        "lost", lost,
        "duplicated", duplicated,
        "mixed", mixed);
  }

  @Override
  public void close() {
    goOn = false;
    reader.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    UserProfile profile = codec.read(record.value());
    Seen before = users.put(profile.userId(), new Seen(profile.sequence(), profile.release()));
    long last = before == null ? 0 : before.sequence;
    profiles++;
    if (profile.sequence() > last) {
      lost += profile.sequence() - last - 1;
    } else if (before != null && profile.release() > before.release) {
      revisions++;
    } else {
      duplicated++;
    }
    if (serving(profile.asOfMillis()) != profile.release()) {
      mixed++;
    }
  }

  private long serving(long atMillis) {
    Map.Entry<Long, Long> serving = versionsByTime.floorEntry(atMillis);
    return serving == null ? 0 : serving.getValue();
  }
}
