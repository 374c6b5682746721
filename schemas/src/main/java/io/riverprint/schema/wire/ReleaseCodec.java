package io.riverprint.schema.wire;

import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UnreadableRecordException;
import io.riverprint.schema.wire.avro.ReleaseRecord;

/** {@link ModelRelease} as bytes. May be used by many threads at once. */
public final class ReleaseCodec {
  private final WireForm<ReleaseRecord> form =
      new WireForm<>("release", ReleaseRecord.getClassSchema());

  /** The newest version's bytes. */
  public byte[] write(ModelRelease release) {
    return form.write(
        new ReleaseRecord(
            release.version(),
            release.location(),
            release.manifestSha256(),
            release.effectiveFromMillis(),
            release.space()));
  }

  /**
   * The release in these bytes, of any version.
   *
   * @throws UnreadableRecordException where there is none
   */
  public ModelRelease read(byte[] bytes) {
    ReleaseRecord in = form.read(bytes);
    try {
      return new ModelRelease(
          in.getVersion(),
          in.getLocation(),
          in.getManifestSha256(),
          in.getEffectiveFromMillis(),
          in.getSpace());
    } catch (IllegalArgumentException e) {
      throw form.refused(
          bytes,
          String.valueOf(e.getMessage()),
          "a release as the trainer writes it",
          "announce it again");
    }
  }
}
