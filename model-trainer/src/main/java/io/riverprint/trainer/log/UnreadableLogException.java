package io.riverprint.trainer.log;

/** A log that cannot be read at all. The message says where, what was found, and what to do. */
public final class UnreadableLogException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnreadableLogException(String message) {
    super(message);
  }

  public UnreadableLogException(String message, Throwable cause) {
    super(message, cause);
  }
}
