package io.riverprint.local.demo;

/**
 * What the demo has done up to one moment; counts are since the job's start.
 *
 * @param fed records sent to the event topic
 * @param newestMillis newest arrival fed, by the shop's clock
 * @param steppedUntilMillis event time up to which all users are stepped; the smallest long before
 * @param batchUsers users in a batch, mean over the newest batches
 * @param release newest active release, 0 before the first
 * @param erased events of users whom somebody had erased meanwhile
 */
record Snapshot(
    long fed,
    long eventsIn,
    long stepped,
    long late,
    long dead,
    long profiles,
    long usersSeen,
    long newestMillis,
    long steppedUntilMillis,
    double batchUsers,
    long release,
    long erased) {

  /** Taken by the job, but not yet stepped: their time has not passed, or their batch runs. */
  long waiting() {
    return eventsIn - stepped - late - erased - dead;
  }

  /** How far the profiles are behind the newest event, in event time; negative before any. */
  long lagMillis() {
    return steppedUntilMillis == Long.MIN_VALUE || newestMillis == Long.MIN_VALUE
        ? -1
        : Math.max(0, newestMillis - steppedUntilMillis);
  }

  /** Whether every record that was fed is stepped, late, erased or dead, and is counted once. */
  boolean balances() {
    return fed == eventsIn && waiting() == 0;
  }
}
