package io.riverprint.job.serve;

import org.jspecify.annotations.Nullable;

/** What to tell of a failure that passed through a future. */
final class Failures {
  private Failures() {}

  /** Message of the innermost cause, or its class where it has none. */
  static String reason(Throwable failure) {
    Throwable inner = failure;
    for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      inner = cause;
    }
    @Nullable String message = inner.getMessage();
    return message == null ? inner.getClass().getSimpleName() : message;
  }
}
