package io.riverprint.job.out;

import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.wire.ErasureReceiptCodec;
import org.apache.flink.api.common.serialization.SerializationSchema;
import org.apache.flink.connector.kafka.sink.KafkaSink;

/** The topic of receipts for erasures, keyed by the id of the request. */
public final class ErasureReceiptSink {
  private ErasureReceiptSink() {}

  /** The sink. */
  public static KafkaSink<ErasureReceipt> of(SinkSettings settings, String topic) {
    return KafkaOut.sink(
        settings, "erasure-receipts", WrittenNow.to(topic, new Key(), new Value()));
  }

  private static final class Key implements SerializationSchema<ErasureReceipt> {
    private static final long serialVersionUID = 1;

    @Override
    public byte[] serialize(ErasureReceipt receipt) {
      return TopicKeys.request(receipt.requestId());
    }
  }

  private static final class Value implements SerializationSchema<ErasureReceipt> {
    private static final long serialVersionUID = 1;
    private static final ErasureReceiptCodec CODEC = new ErasureReceiptCodec();

    @Override
    public byte[] serialize(ErasureReceipt receipt) {
      return CODEC.write(receipt);
    }
  }
}
