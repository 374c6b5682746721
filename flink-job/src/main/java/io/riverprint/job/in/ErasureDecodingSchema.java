package io.riverprint.job.in;

import static java.util.Objects.requireNonNull;

import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.ErasureRequestCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Requests for erasure; what is none becomes a dead letter, and the job goes on. */
public final class ErasureDecodingSchema extends Decoder<ErasureRequest> {
  private static final long serialVersionUID = 1;

  private transient @Nullable ErasureRequestCodec codec;

  @Override
  void prepare() {
    codec = new ErasureRequestCodec();
  }

  @Override
  Decoded<ErasureRequest> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return dead(
          record,
          Reason.EMPTY,
          "erasure: found no value, needs a request; what was erased stays erased");
    }
    try {
      return Decoded.good(requireNonNull(codec, "not opened").read(record.value()));
    } catch (UnreadableRecordException e) {
      return dead(record, e.reason(), "" + e.getMessage());
    }
  }

  @Override
  public TypeInformation<Decoded<ErasureRequest>> getProducedType() {
    return WireTypes.DECODED_ERASURE;
  }
}
