package io.riverprint.schema;

/**
 * What one subtask did with one release.
 *
 * @param version of the release
 * @param subtask index of the subtask, from 0; {@link #ALL_SUBTASKS} for a refusal
 * @param outcome what became of it
 * @param detail for a refusal: where, what was found, what was needed, what to do; else empty
 * @param watermarkMillis event time the subtask had reached
 */
public record ReleaseReceipt(
    long version, int subtask, Outcome outcome, String detail, long watermarkMillis) {

  /** In place of a subtask: judged once, for all of them. */
  public static final int ALL_SUBTASKS = -1;

  /** What became of a release. */
  public enum Outcome {
    /** Read, digests and probes right, waiting for its time. */
    LOADED,
    /** Serving. */
    ACTIVATED,
    /** Not taken; the job serves on with what it had. */
    REFUSED
  }
}
