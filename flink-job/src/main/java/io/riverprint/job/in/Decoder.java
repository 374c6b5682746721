package io.riverprint.job.in;

import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.DeadLetter.Reason;
import org.apache.flink.api.common.serialization.DeserializationSchema;
import org.apache.flink.connector.kafka.source.reader.deserializer.KafkaRecordDeserializationSchema;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** From a Kafka record to a value or a dead letter: whatever the bytes, it never throws. */
public abstract class Decoder<T> implements KafkaRecordDeserializationSchema<Decoded<T>> {
  private static final long serialVersionUID = 1;
  private static final byte[] NOTHING = {};

  /** The value, or a letter; an exception is a defect of ours and becomes a letter too. */
  abstract Decoded<T> decode(ConsumerRecord<byte[], byte[]> record);

  /** Makes what cannot be sent over the wire. */
  abstract void prepare();

  @Override
  public final void open(DeserializationSchema.InitializationContext context) {
    prepare();
  }

  @Override
  public final void deserialize(
      ConsumerRecord<byte[], byte[]> record, Collector<Decoded<T>> decoded) {
    decoded.collect(decodeAnything(record));
  }

  private Decoded<T> decodeAnything(ConsumerRecord<byte[], byte[]> record) {
    try {
      return decode(record);
    } catch (RuntimeException | StackOverflowError e) {
      return dead(record, Reason.UNREADABLE, "record: could not be read: " + e);
    }
  }

  static <T> Decoded<T> dead(ConsumerRecord<byte[], byte[]> record, Reason reason, String detail) {
    byte[] value = record.value() == null ? NOTHING : record.value();
    return Decoded.dead(
        new DeadLetter(reason, detail, record.topic(), record.partition(), record.offset(), value));
  }
}
