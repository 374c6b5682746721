package io.riverprint.schema.wire;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.RetrainLane;
import io.riverprint.schema.wire.avro.RetrainReason;
import io.riverprint.schema.wire.avro.RetrainRequestRecord;

/** {@link RetrainRequest} as bytes. May be used by many threads at once. */
public final class RetrainRequestCodec {
  private final WireForm<RetrainRequestRecord> form =
      new WireForm<>("retrainrequest", RetrainRequestRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(RetrainRequest request) {
    return form.write(
        new RetrainRequestRecord(
            request.requestId(),
            request.atMillis(),
            request.servingVersion(),
            RetrainReason.valueOf(request.reason().name()),
            RetrainLane.valueOf(request.lane().name()),
            request.detail()));
  }

  /**
   * The request in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public RetrainRequest read(byte[] bytes) {
    RetrainRequestRecord in = form.read(bytes);
    try {
      return new RetrainRequest(
          in.getRequestId(),
          in.getAtMillis(),
          in.getServingVersion(),
          RetrainRequest.Reason.valueOf(in.getReason().name()),
          RetrainRequest.Lane.valueOf(in.getLane().name()),
          in.getDetail());
    } catch (IllegalArgumentException e) {
      throw form.refused(
          bytes,
          String.valueOf(e.getMessage()),
          "a request as the job writes it",
          "ask for the training again");
    }
  }
}
