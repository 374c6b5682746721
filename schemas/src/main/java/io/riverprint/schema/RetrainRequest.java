package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

/**
 * A wish for a new release, and why.
 *
 * @param requestId names it: the same wish has the same id, also when it is written twice; 1 to
 *     {@value #LONGEST_ID} characters
 * @param atMillis event time at which it was made
 * @param servingVersion the release that served then; {@link #NO_RELEASE} where none did
 * @param reason why
 * @param lane what is to be trained
 * @param detail a sentence with the figures
 */
public record RetrainRequest(
    String requestId, long atMillis, long servingVersion, Reason reason, Lane lane, String detail) {

  /** Nothing served yet. */
  public static final long NO_RELEASE = 0;

  /** Characters of an id. */
  public static final int LONGEST_ID = 200;

  /** Why a new release is wished for. */
  public enum Reason {
    /** The release is old. */
    SCHEDULE,
    /** Enough outcomes have become known since the release. */
    LABELS,
    /** Features or scores are no longer distributed as they were when the release was judged. */
    DRIFT,
    /** The release's scores no longer tell the outcomes as they did when it was judged. */
    QUALITY,
    /** Someone asked for it. */
    MANUAL
  }

  /** What is trained. */
  public enum Lane {
    /** Item factors only; minutes. */
    FACTORS,
    /** Networks and factors. */
    FULL
  }

  public RetrainRequest {
    requireNonNull(reason, "reason");
    requireNonNull(lane, "lane");
    requireNonNull(detail, "detail");
    if (requestId.isBlank() || requestId.length() > LONGEST_ID) {
      throw new IllegalArgumentException(
          "retrain request: id is of "
              + requestId.length()
              + " characters, needs 1 to "
              + LONGEST_ID
              + ", not all blank; name it otherwise");
    }
    if (servingVersion < NO_RELEASE) {
      throw new IllegalArgumentException(
          "retrain request "
              + requestId
              + ": serving version is "
              + servingVersion
              + ", must be >= 0; 0 says that none serves");
    }
  }
}
