package io.riverprint.job.out;

import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.QualityCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The topic of live figures, keyed by release and head. */
public final class QualitySink {
  private QualitySink() {}

  /** The sink. */
  public static KafkaSink<LiveQuality> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(settings, "live-quality", WrittenNow.to(topic, new Key(), new Value()));
  }

  private static final class Key implements SerializationSchema<LiveQuality> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(LiveQuality quality) {
      return TopicKeys.quality(quality.release(), quality.head());
    }
  }

  private static final class Value implements SerializationSchema<LiveQuality> {
    private static final long serialVersionUID = 1;
    private static final QualityCodec CODEC = new QualityCodec();

    @Override
    public byte[] serialize(LiveQuality quality) {
      return CODEC.write(quality);
    }
  }
}
