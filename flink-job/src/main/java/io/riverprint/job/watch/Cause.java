package io.riverprint.job.watch;

import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.schema.RetrainRequest.Reason;

/**
 * A trigger that has come true.
 *
 * @param detail a sentence with the figures
 */
record Cause(Reason reason, String detail) {

  /**
   * What is to be trained. Labels that have become known are new likings of items, which is what
   * the factors learn from, in minutes. An old, drifted or failing release needs its networks
   * trained too.
   */
  Lane lane() {
    return reason == Reason.LABELS ? Lane.FACTORS : Lane.FULL;
  }
}
