package io.riverprint.core.bundle;

import org.jspecify.annotations.Nullable;

/** A bundle that must not serve: damaged, forged, incomplete or not consistent in itself. */
public final class CorruptBundleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says where the fault is, what was found there, what was needed, and what the operator can do.
   */
  public CorruptBundleException(String where, String found, String needed, String advice) {
    this(where, found, needed, advice, null);
  }

  public CorruptBundleException(
      String where, String found, String needed, String advice, @Nullable Throwable cause) {
    super(where + ": found " + found + ", needed " + needed + "; " + advice, cause);
  }
}
