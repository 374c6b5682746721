package io.riverprint.job.serve;

import io.riverprint.schema.ReleaseReceipt;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The fate of a release, as one line of the log for each receipt. */
final class ReleaseLog {
  private static final Logger LOG = LoggerFactory.getLogger(ReleaseLog.class);

  private ReleaseLog() {}

  /** Says it: refusals are for somebody's attention. */
  static void line(ReleaseReceipt receipt) {
    String outcome = receipt.outcome().name().toLowerCase(Locale.ROOT);
    if (receipt.outcome() == ReleaseReceipt.Outcome.REFUSED) {
      LOG.warn("release {}: {}{}: {}", receipt.version(), outcome, who(receipt), receipt.detail());
    } else {
      LOG.info("release {}: {}{}", receipt.version(), outcome, who(receipt));
    }
  }

  private static String who(ReleaseReceipt receipt) {
    boolean all = receipt.subtask() == ReleaseReceipt.ALL_SUBTASKS;
    return all ? " for all subtasks" : " in subtask " + receipt.subtask();
  }
}
