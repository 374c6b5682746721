package io.riverprint.job.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.HeaderProvider;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The profile topic: keyed by user, so that a compacted topic keeps the newest of each; the header
 * {@code space} names the embedding's.
 */
public final class ProfileSink {
  private ProfileSink() {}

  /** The sink. */
  public static KafkaSink<UserProfile> of(
      SinkSettings settings, String topic, EmbeddingFormat format) {
    return KafkaOut.sink(
        settings,
        "profiles",
        WrittenNow.to(topic, new Key(), new Value(format), new SpaceHeader()));
  }

  private static final class Key implements SerializationSchema<UserProfile> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(UserProfile profile) {
      return profile.userId().getBytes(UTF_8);
    }
  }

  /** The embedding's space, so that a reader may pass a profile over unread. */
  private static final class SpaceHeader implements HeaderProvider<UserProfile> {
    private static final long serialVersionUID = 1;

    @Override
    public Headers getHeaders(UserProfile profile) {
      return new RecordHeaders().add("space", profile.space().getBytes(UTF_8));
    }
  }

  private static final class Value implements SerializationSchema<UserProfile> {
    private static final long serialVersionUID = 1;

    private final EmbeddingFormat format;
    private transient @Nullable ProfileCodec codec;

    Value(EmbeddingFormat format) {
      this.format = format;
    }

    @Override
    public byte[] serialize(UserProfile profile) {
      ProfileCodec ready = codec == null ? new ProfileCodec(format) : codec;
      codec = ready;
      return ready.write(profile);
    }
  }
}
