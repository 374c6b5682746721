package io.riverprint.trainer.registry;

import io.riverprint.schema.ModelRelease;

/**
 * A bundle in the registry.
 *
 * @param version of the release, positive
 * @param location URI of the bundle's folder
 * @param manifestSha256 digest of its manifest.json, lower-case hex
 * @param space name of its embedding space
 */
public record StoredRelease(long version, String location, String manifestSha256, String space) {

  /** The announcement that makes it serve from this event time on. */
  public ModelRelease effectiveFrom(long millis) {
    return new ModelRelease(version, location, manifestSha256, millis, space);
  }
}
