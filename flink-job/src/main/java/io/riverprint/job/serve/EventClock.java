package io.riverprint.job.serve;

/**
 * Event time of one subtask: what its events allow, what is decided about releases, and up to where
 * it has stepped.
 */
final class EventClock {
  private long eventsMillis = Long.MIN_VALUE;
  private long decidedMillis = Long.MIN_VALUE;
  private long steppedMillis;
  private long finiteMillis;

  /**
   * A clock.
   *
   * @param steppedMillis where the snapshot was
   */
  EventClock(long steppedMillis) {
    this.steppedMillis = steppedMillis;
    this.finiteMillis = steppedMillis;
  }

  /** No event up to this time will come any more. */
  void eventsUntil(long atMillis) {
    eventsMillis = Math.max(eventsMillis, atMillis);
  }

  /** No release that takes effect up to this time will come any more. */
  void decidedUntil(long atMillis) {
    decidedMillis = Math.max(decidedMillis, atMillis);
  }

  /** How far can be stepped. */
  long targetMillis() {
    return Math.min(eventsMillis, decidedMillis);
  }

  /** Whether the events are further than what is decided about releases. */
  boolean isHeld() {
    return eventsMillis > decidedMillis;
  }

  long steppedMillis() {
    return steppedMillis;
  }

  /** The same without the end of all input, after which a restored job may still get events. */
  long finiteMillis() {
    return finiteMillis;
  }

  void stepped(long untilMillis) {
    steppedMillis = untilMillis;
    if (untilMillis < Long.MAX_VALUE) {
      finiteMillis = untilMillis;
    }
  }

  /** How far it is behind the wall; 0 before the first event, and once event time has ended. */
  long lagMillis(long nowMillis) {
    boolean isTime = steppedMillis != Long.MIN_VALUE && steppedMillis != Long.MAX_VALUE;
    return isTime ? nowMillis - steppedMillis : 0;
  }
}
