package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

/**
 * The announcement of a release: a reference, never weights.
 *
 * @param version positive; higher is newer
 * @param location URI of the bundle's folder
 * @param manifestSha256 digest of its manifest.json, lower-case hex; the manifest names the digests
 *     of the rest
 * @param effectiveFromMillis event time from which everyone serves it; {@link #FROM_THE_BEGINNING}
 *     for the first
 * @param space the embedding space
 */
public record ModelRelease(
    long version, String location, String manifestSha256, long effectiveFromMillis, String space) {

  /** Effective for every event there ever was. */
  public static final long FROM_THE_BEGINNING = Long.MIN_VALUE;

  public ModelRelease {
    requireNonNull(location, "location");
    requireNonNull(manifestSha256, "manifestSha256");
    requireNonNull(space, "space");
    if (version <= 0) {
      throw new IllegalArgumentException("release: version is " + version + ", must be > 0");
    }
    if (!manifestSha256.matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException(
          "release " + version + ": digest '" + manifestSha256 + "' is not 64 hex digits");
    }
  }
}
