package io.riverprint.local.kafka;

import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ProfileChange;
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

  /** The newest profile of each user of all that the topic holds now; none of who is forgotten. */
  public Map<String, UserProfile> newest() {
    reader.toEnd(record -> take(record, change -> {}));
    return new LinkedHashMap<>(newest);
  }

  /**
   * Hands on, as long as the condition holds, each profile that is newer than its user's before,
   * and each word that a user is forgotten, which may come twice.
   */
  public void follow(Consumer<ProfileChange> sink, BooleanSupplier goOn) {
    reader.follow(record -> take(record, sink), goOn);
  }

  @Override
  public void close() {
    reader.close();
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Consumer<ProfileChange> sink) {
    ProfileChange change = profiles.read(record.key(), record.value());
    if (change.fold(this::arrived, this::forgotten)) {
      sink.accept(change);
    }
  }

  private boolean arrived(UserProfile profile) {
    UserProfile before = newest.get(profile.userId());
    boolean newer = before == null || profile.supersedes(before);
    if (newer) {
      newest.put(profile.userId(), profile);
    }
    return newer;
  }

  private boolean forgotten(String userId) {
    newest.remove(userId);
    return true;
  }
}
