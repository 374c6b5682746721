package io.riverprint.job.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.ProfileChange;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.ProfileCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.HeaderProvider;
import org.apache.flink.connector.kafka.sink.KafkaSink;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jspecify.annotations.Nullable;

/**
 * The profile topic: keyed by user, so that a compacted topic keeps the newest of each; the header
 * {@code space} names the embedding's. Who is forgotten is a tombstone: a key without a value, from
 * the very producer that wrote the user's profiles, so that none of them comes after it.
 */
public final class ProfileSink {
  private ProfileSink() {}

  /** The sink. */
  public static KafkaSink<ProfileChange> of(
      SinkSettings settings, String topic, EmbeddingFormat format) {
    return KafkaOut.sink(
        settings,
        "profiles",
        WrittenNow.to(topic, new Key(), new Value(format), new SpaceHeader()));
  }

  private static final class Key implements SerializationSchema<ProfileChange> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(ProfileChange change) {
      return TopicKeys.user(change.userId());
    }
  }

  /** The embedding's space, so that a reader may pass a profile over unread. */
  private static final class SpaceHeader implements HeaderProvider<ProfileChange> {
    private static final long serialVersionUID = 1;

    @Override
    public Headers getHeaders(ProfileChange change) {
      Headers headers = new RecordHeaders();
      return change instanceof ProfileChange.Arrived arrived
          ? headers.add("space", arrived.profile().space().getBytes(UTF_8))
          : headers;
    }
  }

  private static final class Value implements SerializationSchema<ProfileChange> {
    private static final long serialVersionUID = 1;

    private final EmbeddingFormat format;
    private transient @Nullable ProfileCodec codec;

    Value(EmbeddingFormat format) {
      this.format = format;
    }

    @Override
    @SuppressWarnings("NullAway") // a tombstone's value is null, and Flink hands it on as it is
    public byte[] serialize(ProfileChange change) {
      return change instanceof ProfileChange.Arrived arrived
          ? codec().write(arrived.profile())
          : null;
    }

    private ProfileCodec codec() {
      ProfileCodec ready = codec == null ? new ProfileCodec(format) : codec;
      codec = ready;
      return ready;
    }
  }
}
