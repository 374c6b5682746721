package io.riverprint.trainer.publish;

import io.riverprint.schema.ModelRelease;

/** Tells the serving jobs of a release. */
public interface Announcer {

  /**
   * Returns when the announcement is safe, not when it is served. To announce the same release
   * again does no harm.
   *
   * @throws IllegalStateException if it could not be made safe
   */
  void announce(ModelRelease release);
}
