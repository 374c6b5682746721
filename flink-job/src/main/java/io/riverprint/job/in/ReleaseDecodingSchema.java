package io.riverprint.job.in;

import static java.util.Objects.requireNonNull;

import io.riverprint.job.wire.Decoded;
import io.riverprint.job.wire.WireTypes;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.ReleaseCodec;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Announcements of releases; what is none becomes a dead letter, and the job serves on. */
public final class ReleaseDecodingSchema extends Decoder<ModelRelease> {
  private static final long serialVersionUID = 1;

  private transient @Nullable ReleaseCodec codec;

  @Override
  void prepare() {
    codec = new ReleaseCodec();
  }

  @Override
  Decoded<ModelRelease> decode(ConsumerRecord<byte[], byte[]> record) {
    if (record.value() == null) {
      return dead(record, Reason.EMPTY, "release: found no value, needs an announcement");
    }
    try {
      return Decoded.good(requireNonNull(codec, "not opened").read(record.value()));
    } catch (UnreadableRecordException e) {
      return dead(record, e.reason(), "" + e.getMessage());
    }
  }

  @Override
  public TypeInformation<Decoded<ModelRelease>> getProducedType() {
    return WireTypes.DECODED_RELEASE;
  }
}
