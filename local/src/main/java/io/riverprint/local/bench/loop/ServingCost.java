package io.riverprint.local.bench.loop;

/** What serving took: processor time of the whole process, in nanoseconds. */
final class ServingCost {
  long stepNanos;
  long steppedEvents;
  long reencodeNanos;
  long reencodedUsers;
  long reencodedEvents;
}
