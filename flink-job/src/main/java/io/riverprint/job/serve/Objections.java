package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import org.jspecify.annotations.Nullable;

/** Why a release is not taken, in words for its receipt. */
final class Objections {
  private Objections() {}

  /** What speaks against a release before it is loaded, or null. The first may have any time. */
  static @Nullable String to(
      ModelRelease release, @Nullable ModelRelease serving, long steppedMillis) {
    if (serving == null) {
      return null;
    }
    if (release.version() <= serving.version()) {
      return "release "
          + release.version()
          + ": release "
          + serving.version()
          + " serves already, need a higher version; announce it under a new version";
    }
    if (release.effectiveFromMillis() <= steppedMillis) {
      return "release "
          + release.version()
          + ": effective from "
          + release.effectiveFromMillis()
          + ", but everything up to "
          + steppedMillis
          + " is stepped already, need a later time; announce it again with one";
    }
    return null;
  }

  /** What speaks against one that was not ready. */
  static String tooSlow(long waitedMillis) {
    return "not loaded "
        + waitedMillis
        + " ms after its time had come, need it before; announce it earlier, or raise"
        + " profile.release.load-timeout";
  }
}
