package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import org.jspecify.annotations.Nullable;

/** Why a release is not taken, in words for its receipt. */
final class Objections {
  private Objections() {}

  /**
   * What speaks against a release before it is loaded, or null. The first may have any time.
   *
   * @param before the newest release taken
   * @param decidedMillis event time up to which subtasks may have stepped
   */
  static @Nullable String to(
      ModelRelease release, @Nullable ModelRelease before, long decidedMillis) {
    if (before == null) {
      return null;
    }
    String where = "release " + release.version() + ": ";
    if (release.version() <= before.version()) {
      return where
          + "release "
          + before.version()
          + " is taken already, need a higher version; announce it under a new version";
    }
    long afterMillis = Math.max(decidedMillis, before.effectiveFromMillis());
    if (release.effectiveFromMillis() <= afterMillis) {
      return where
          + "effective from "
          + release.effectiveFromMillis()
          + ", but which release serves up to "
          + afterMillis
          + " is decided, need a later time; announce it again with one";
    }
    return null;
  }

  /** What speaks against one whose version waits already, with other content. */
  static String twice(ModelRelease release) {
    return "release "
        + release.version()
        + ": another release of this version is being judged, need one release a version;"
        + " announce it under a new version";
  }

  /** What speaks against one that was not ready. */
  static String tooSlow(long waitedMillis) {
    return "not loaded "
        + waitedMillis
        + " ms after its time had come, need it before; announce it earlier, or raise"
        + " profile.release.load-timeout";
  }

  /** What speaks against one that takes too much memory. */
  static String tooLarge(ModelRelease release, long bytes, long most) {
    return "release "
        + release.version()
        + ": the files at "
        + release.location()
        + " are "
        + bytes
        + " bytes, need at most "
        + most
        + "; train a smaller one, or raise profile.release.max-bytes";
  }
}
