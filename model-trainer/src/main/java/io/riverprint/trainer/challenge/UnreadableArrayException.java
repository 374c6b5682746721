package io.riverprint.trainer.challenge;

/** A file that is not the array it should be. The message says where, what, and what to do. */
public final class UnreadableArrayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableArrayException(String message) {
    super(message);
  }

  public UnreadableArrayException(String message, Throwable cause) {
    super(message, cause);
  }
}
