package io.riverprint.schema;

import org.jspecify.annotations.Nullable;

/**
 * Bytes that are not the record they should be. The message has four parts: where, what was found,
 * what was needed, what to do.
 */
public final class UnreadableRecordException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final DeadLetter.Reason reason;

  /** A record that is not what it should be. */
  public UnreadableRecordException(
      DeadLetter.Reason reason, String where, String found, String needed, String todo) {
    this(reason, where + ": found " + found + ", needs " + needed + "; " + todo, null);
  }

  /** The same, where something else noticed it. */
  public UnreadableRecordException(
      DeadLetter.Reason reason, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.reason = reason;
  }

  /** Under what to count it. */
  public DeadLetter.Reason reason() {
    return reason;
  }
}
