package io.riverprint.schema.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.UnreadableRecordException;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of a profile topic, whatever client fetched them: needs neither Flink nor Kafka.
 *
 * <p>Records of one user come in the order of their partition, and some may come twice. Who keeps
 * the newest profile of each user asks {@link io.riverprint.schema.UserProfile#supersedes} before
 * an arrival replaces what is kept, and drops what is kept of a user who is forgotten. May be used
 * by many threads at once.
 */
public final class ProfileReader {
  // Both formats are read, whichever is named here.
  private final ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);

  /**
   * What a record says.
   *
   * @param key the record's key
   * @param value the record's value; null where the record has none
   * @throws UnreadableRecordException where the value is no profile of a version known here
   */
  public ProfileChange read(byte[] key, byte @Nullable [] value) {
    return value == null
        ? new ProfileChange.Forgotten(new String(key, UTF_8))
        : new ProfileChange.Arrived(codec.read(value));
  }
}
