package io.riverprint.schema;

/**
 * A record that could not be taken, with all that is needed to find it and to send it again.
 *
 * @param reason why, for counting
 * @param detail why, for people
 * @param topic where it was
 * @param partition where it was
 * @param offset where it was
 * @param original its bytes
 */
public record DeadLetter(
    Reason reason, String detail, String topic, int partition, long offset, byte[] original) {

  /** Why a record was not taken. */
  public enum Reason {
    /** Neither Avro of ours nor JSON, or cut off, or with the wrong types. */
    UNREADABLE,
    /** No value at all: a tombstone on the event topic. */
    EMPTY,
    /** Larger than the limit. */
    TOO_LARGE,
    /** Readable, but a needed field is absent. */
    MISSING_FIELD,
    /** An event kind that is not mapped to one of the five. */
    UNKNOWN_TYPE,
    /** A time that cannot be: negative, or far from any calendar. */
    BAD_TIME,
    /** A clock ahead of the log by more than the bound. */
    FUTURE,
    /** A vector of codes of the wrong length or range. */
    BAD_CODES,
    /** The same event id of the same user at the same instant, seen before. */
    DUPLICATE
  }
}
