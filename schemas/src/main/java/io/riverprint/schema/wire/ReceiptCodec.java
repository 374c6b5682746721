package io.riverprint.schema.wire;

import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.ReceiptOutcome;
import io.riverprint.schema.wire.avro.ReceiptRecord;

/** {@link ReleaseReceipt} as bytes. May be used by many threads at once. */
public final class ReceiptCodec {
  private final WireForm<ReceiptRecord> form =
      new WireForm<>("receipt", ReceiptRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(ReleaseReceipt receipt) {
    return form.write(
        new ReceiptRecord(
            receipt.version(),
            receipt.subtask(),
            ReceiptOutcome.valueOf(receipt.outcome().name()),
            receipt.detail(),
            receipt.watermarkMillis()));
  }

  /**
   * The receipt in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public ReleaseReceipt read(byte[] bytes) {
    ReceiptRecord in = form.read(bytes);
    return new ReleaseReceipt(
        in.getVersion(),
        in.getSubtask(),
        ReleaseReceipt.Outcome.valueOf(in.getOutcome().name()),
        in.getDetail(),
        in.getWatermarkMillis());
  }
}
