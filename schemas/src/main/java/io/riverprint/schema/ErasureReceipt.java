package io.riverprint.schema;

import static java.util.Objects.requireNonNull;

/**
 * That the job has erased a user, without telling whom. Written by the subtask that kept the user;
 * after a failure it may be written again.
 *
 * @param requestId of the {@link ErasureRequest}
 * @param untilMillis event time: what had this or an earlier one is gone
 * @param outcome what was found
 * @param steppedMillis event time the subtask had reached
 */
public record ErasureReceipt(
    String requestId, long untilMillis, Outcome outcome, long steppedMillis) {

  /** What an erasure found. */
  public enum Outcome {
    /** A state was kept, and is gone. */
    ERASED,
    /** No state was kept; a tombstone is written all the same. */
    NOTHING_KEPT,
    /** An erasure of the same user up to that instant or a later one was there before. */
    ERASED_BEFORE
  }

  public ErasureReceipt {
    requireNonNull(outcome, "outcome");
  }
}
