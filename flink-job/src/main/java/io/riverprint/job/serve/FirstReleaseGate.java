package io.riverprint.job.serve;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Slows a subtask down that may not go on for a release: it must not serve without, nor grow for
 * ever.
 */
final class FirstReleaseGate {
  private static final Logger LOG = LoggerFactory.getLogger(FirstReleaseGate.class);
  private static final long WARN_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final long PAUSE_MILLIS = 5;

  private final int maxWaiting;
  private boolean isWaiting;
  private long sinceNanos;

  FirstReleaseGate(int maxWaiting) {
    this.maxWaiting = maxWaiting;
  }

  /** After each event that nothing holds. */
  void passes() {
    isWaiting = false;
  }

  /**
   * After each event taken while nothing serves, or while the next release is waited for. Short
   * pauses, not a standstill: announcements come through the same thread.
   */
  void waiting(int events, boolean serves) throws InterruptedException {
    if (!isWaiting) {
      isWaiting = true;
      sinceNanos = System.nanoTime();
    }
    if (System.nanoTime() - sinceNanos > WARN_NANOS) {
      sinceNanos = System.nanoTime();
      LOG.warn(
          "serve-profiles: {} events wait; {}",
          events,
          serves
              ? "the next release is being judged and its time has come: until it is loaded, or"
                  + " refused after profile.release.load-timeout"
              : "no release serves yet; train and announce one (./riverprint train), or look at"
                  + " the receipts topic for why one was refused");
    }
    if (events > maxWaiting) {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    }
  }
}
