package io.riverprint.job.out;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.wire.ReceiptCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The receipt topic, keyed by version. */
public final class ReceiptSink {
  private ReceiptSink() {}

  /** The sink. */
  public static KafkaSink<ReleaseReceipt> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(settings, "receipts", WrittenNow.to(topic, new Key(), new Value()));
  }

  private static final class Key implements SerializationSchema<ReleaseReceipt> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(ReleaseReceipt receipt) {
      return Long.toString(receipt.version()).getBytes(UTF_8);
    }
  }

  private static final class Value implements SerializationSchema<ReleaseReceipt> {
    private static final long serialVersionUID = 1;
    private static final ReceiptCodec CODEC = new ReceiptCodec();

    @Override
    public byte[] serialize(ReleaseReceipt receipt) {
      return CODEC.write(receipt);
    }
  }
}
