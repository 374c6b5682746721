package io.riverprint.schema.wire;

import io.riverprint.schema.DeadLetter;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.DeadLetterReason;
import io.riverprint.schema.wire.avro.DeadLetterRecord;
import java.nio.ByteBuffer;

/** {@link DeadLetter} as bytes. May be used by many threads at once. */
public final class DeadLetterCodec {
  private final WireForm<DeadLetterRecord> form =
      new WireForm<>("deadletter", DeadLetterRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(DeadLetter letter) {
    return form.write(
        new DeadLetterRecord(
            DeadLetterReason.valueOf(letter.reason().name()),
            letter.detail(),
            letter.topic(),
            letter.partition(),
            letter.offset(),
            ByteBuffer.wrap(letter.original())));
  }

  /**
   * The dead letter in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public DeadLetter read(byte[] bytes) {
    DeadLetterRecord in = form.read(bytes);
    return new DeadLetter(
        DeadLetter.Reason.valueOf(in.getReason().name()),
        in.getDetail(),
        in.getTopic(),
        in.getPartition(),
        in.getOffset(),
        copy(in.getOriginal()));
  }

  private static byte[] copy(ByteBuffer view) {
    byte[] copy = new byte[view.remaining()];
    view.get(copy);
    return copy;
  }
}
