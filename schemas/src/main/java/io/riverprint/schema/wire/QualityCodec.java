package io.riverprint.schema.wire;

import io.riverprint.schema.LiveQuality;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.QualityRecord;

/** {@link LiveQuality} as bytes. May be used by many threads at once. */
public final class QualityCodec {
  private final WireForm<QualityRecord> form =
      new WireForm<>("quality", QualityRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(LiveQuality quality) {
    return form.write(
        new QualityRecord(
            quality.release(),
            quality.head(),
            quality.atMillis(),
            quality.answers(),
            quality.auroc(),
            quality.aurocError(),
            quality.calibrationError(),
            quality.windowAuroc()));
  }

  /**
   * The figures in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there are none
   */
  public LiveQuality read(byte[] bytes) {
    QualityRecord in = form.read(bytes);
    try {
      return new LiveQuality(
          in.getRelease(),
          in.getHead(),
          in.getAtMillis(),
          in.getAnswers(),
          in.getAuroc(),
          in.getAurocError(),
          in.getCalibrationError(),
          in.getWindowAuroc());
    } catch (IllegalArgumentException e) {
      throw form.refused(
          bytes,
          String.valueOf(e.getMessage()),
          "figures as the job writes them",
          "look at its producer");
    }
  }
}
