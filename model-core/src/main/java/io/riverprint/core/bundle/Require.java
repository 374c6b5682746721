package io.riverprint.core.bundle;

/** Refuses what does not hold, in four parts. */
final class Require {
  static final String COPY_AGAIN = "copy the folder again or announce another version";
  static final String MAKE_AGAIN = "train and write the bundle again";

  private Require() {}

  static CorruptBundleException damaged(String where, String found, String needed) {
    return new CorruptBundleException(where, found, needed, COPY_AGAIN);
  }

  static CorruptBundleException inconsistent(String where, String found, String needed) {
    return new CorruptBundleException(where, found, needed, MAKE_AGAIN);
  }

  static void equal(String where, String what, long found, long needed) {
    if (found != needed) {
      throw inconsistent(where, what + " " + found, "" + needed);
    }
  }

  static void that(boolean holds, String where, String found, String needed) {
    if (!holds) {
      throw inconsistent(where, found, needed);
    }
  }

  static void finite(String where, float... values) {
    for (int i = 0; i < values.length; i++) {
      if (!Float.isFinite(values[i])) {
        throw inconsistent(where, values[i] + " at position " + i, "finite numbers only");
      }
    }
  }
}
