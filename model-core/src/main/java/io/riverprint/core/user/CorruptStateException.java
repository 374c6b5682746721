package io.riverprint.core.user;

/**
 * Bytes of a user's state or event that this code cannot have written, or that a newer one wrote.
 */
public final class CorruptStateException extends RuntimeException {
  private static final long serialVersionUID = 1;

  CorruptStateException(String what) {
    super(
        "bytes of user state: "
            + what
            + "; restore an older checkpoint, or run the version that wrote it");
  }
}
