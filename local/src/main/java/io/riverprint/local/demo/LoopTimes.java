package io.riverprint.local.demo;

/**
 * When, in event time, the demo's loop does what. Fixed before the live part begins, so that what
 * the profiles hold does not depend on how fast the machine trains.
 *
 * @param liveFromMillis what the job asks for before is not answered: there is history yet to be
 *     fed
 * @param requestMillis the latest instant at which a training is asked for
 * @param swapMillis the new release is effective from then on; the shop's clock waits here for the
 *     trainer
 */
record LoopTimes(long liveFromMillis, long requestMillis, long swapMillis) {
  private static final double REQUEST = 0.25;
  private static final double SWAP = 0.5;

  /**
   * Within the part of the live time that will be shown.
   *
   * @param shownMillis how much event time the demo has time for
   */
  static LoopTimes within(long liveFromMillis, long shownMillis) {
    return new LoopTimes(
        liveFromMillis,
        liveFromMillis + (long) (REQUEST * shownMillis),
        liveFromMillis + (long) (SWAP * shownMillis));
  }
}
