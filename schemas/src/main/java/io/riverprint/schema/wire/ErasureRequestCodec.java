package io.riverprint.schema.wire;

import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.ErasureRequestRecord;

/** {@link ErasureRequest} as bytes. May be used by many threads at once. */
public final class ErasureRequestCodec {
  private final WireForm<ErasureRequestRecord> form =
      new WireForm<>("erasurerequest", ErasureRequestRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(ErasureRequest request) {
    return form.write(
        new ErasureRequestRecord(
            request.requestId(),
            request.userId(),
            request.untilMillis(),
            request.requestedAtMillis()));
  }

  /**
   * The request in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public ErasureRequest read(byte[] bytes) {
    ErasureRequestRecord in = form.read(bytes);
    try {
      return new ErasureRequest(
          in.getRequestId(), in.getUserId(), in.getUntilMillis(), in.getRequestedAtMillis());
    } catch (IllegalArgumentException e) {
      throw form.refused(
          bytes,
          String.valueOf(e.getMessage()),
          "a request as riverprint erase writes it",
          "ask for the erasure again");
    }
  }
}
