package io.riverprint.schema.wire;

import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.ErasureOutcome;
import io.riverprint.schema.wire.avro.ErasureReceiptRecord;

/** {@link ErasureReceipt} as bytes. May be used by many threads at once. */
public final class ErasureReceiptCodec {
  private final WireForm<ErasureReceiptRecord> form =
      new WireForm<>("erasurereceipt", ErasureReceiptRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(ErasureReceipt receipt) {
    return form.write(
        new ErasureReceiptRecord(
            receipt.requestId(),
            receipt.untilMillis(),
            ErasureOutcome.valueOf(receipt.outcome().name()),
            receipt.steppedMillis()));
  }

  /**
   * The receipt in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public ErasureReceipt read(byte[] bytes) {
    ErasureReceiptRecord in = form.read(bytes);
    return new ErasureReceipt(
        in.getRequestId(),
        in.getUntilMillis(),
        ErasureReceipt.Outcome.valueOf(in.getOutcome().name()),
        in.getSteppedMillis());
  }
}
