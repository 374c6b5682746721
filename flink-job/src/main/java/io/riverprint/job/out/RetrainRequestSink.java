package io.riverprint.job.out;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.RetrainRequestCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The topic of retrain requests, keyed by their id. */
public final class RetrainRequestSink {
  private RetrainRequestSink() {}

  /** The sink. */
  public static KafkaSink<RetrainRequest> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(
        settings, "retrain-requests", WrittenNow.to(topic, new Key(), new Value()));
  }

  private static final class Key implements SerializationSchema<RetrainRequest> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(RetrainRequest request) {
      return TopicKeys.request(request.requestId());
    }
  }

  private static final class Value implements SerializationSchema<RetrainRequest> {
    private static final long serialVersionUID = 1;
    private static final RetrainRequestCodec CODEC = new RetrainRequestCodec();

    @Override
    public byte[] serialize(RetrainRequest request) {
      return CODEC.write(request);
    }
  }
}
