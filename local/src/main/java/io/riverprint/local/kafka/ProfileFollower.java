package io.riverprint.local.kafka;

import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads a profile topic as its consumers do: the newest profile of each user holds. */
public final class ProfileFollower implements AutoCloseable {

  private final TopicReader reader;
  private final ProfileReader profiles = new ProfileReader();
  private final Map<String, UserProfile> newest = new LinkedHashMap<>();

  private ProfileFollower(TopicReader reader) {
    this.reader = reader;
  }

  /**
   * At the topic's beginning.
   *
   * @throws IllegalStateException if no broker answers, or the topic is not there
   */
  public static ProfileFollower open(String bootstrap, String topic, Isolation isolation) {
    return new ProfileFollower(TopicReader.open(bootstrap, topic, isolation));
  }

  /** The newest profile of each user of all that the topic holds now. */
  public Map<String, UserProfile> newest() {
    reader.toEnd(record -> take(record, profile -> {}));
    return new LinkedHashMap<>(newest);
  }

  /** Hands on each profile that is newer than its user's before, as long as the condition holds. */
  public void follow(Consumer<UserProfile> sink, BooleanSupplier goOn) {
    reader.follow(record -> take(record, sink), goOn);
  }

  @Override
  public void close() {
    reader.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<UserProfile> sink) {
    boolean unused =
        profiles
            .read(record.key(), record.value())
            .fold(profile -> arrived(profile, sink), user -> newest.remove(user) != null);
  }

  private boolean arrived(UserProfile profile, Consumer<UserProfile> sink) {
    UserProfile before = newest.get(profile.userId());
    boolean newer = before == null || profile.supersedes(before);
    if (newer) {
      newest.put(profile.userId(), profile);
      sink.accept(profile);
    }
    return newer;
  }
}
