package io.riverprint.job.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.wire.DeadLetterCodec;
import java.util.Arrays;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/**
 * The dead-letter topic, keyed by reason. An original too large for a broker's default limit is cut
 * and says so; topic, partition and offset lead to all of it. Sent whole, one record of 10 MB would
 * stop the job at every restart.
 */
public final class DeadLetterSink {
  /** Below Kafka's default limit of 1 MiB for a record, with room for the rest of the letter. */
  static final int MAX_ORIGINAL = 900_000;

  static final int MAX_DETAIL = 4_000;

  private DeadLetterSink() {}

  /** The sink. */
  public static KafkaSink<DeadLetter> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(settings, "dead-letters", WrittenNow.to(topic, new Key(), new Value()));
  }

  static DeadLetter cut(DeadLetter letter) {
    byte[] original = letter.original();
    String detail =
        letter.detail().length() > MAX_DETAIL
            ? letter.detail().substring(0, MAX_DETAIL) + "..."
            : letter.detail();
    if (original.length > MAX_ORIGINAL) {
      detail += " (the first " + MAX_ORIGINAL + " of " + original.length + " bytes are here)";
      original = Arrays.copyOf(original, MAX_ORIGINAL);
    }
    return new DeadLetter(
        letter.reason(), detail, letter.topic(), letter.partition(), letter.offset(), original);
  }

  private static final class Key implements SerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(DeadLetter letter) {
      return letter.reason().name().getBytes(UTF_8);
    }
  }

  private static final class Value implements SerializationSchema<DeadLetter> {
    private static final long serialVersionUID = 1;
    private static final DeadLetterCodec CODEC = new DeadLetterCodec();

    @Override
    public byte[] serialize(DeadLetter letter) {
      return CODEC.write(cut(letter));
    }
  }
}
