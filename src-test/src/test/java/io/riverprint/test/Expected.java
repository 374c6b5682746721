package io.riverprint.test;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.UserProfile;
import java.util.List;
import java.util.Map;

/** How far a job must have come with a part of a stream. */
final class Expected {
  private Expected() {}

  /** Profiles as of what has certainly been stepped when this share has arrived. */
  static int before(Map<String, List<UserProfile>> expected, ShopStream stream, double share) {
    List<BehaviorEvent> arrived = stream.part(0, share);
    long newest = arrived.stream().mapToLong(BehaviorEvent::atMillis).max().orElseThrow();
    // Half an hour for partitions whose newest event is older than the newest of all.
    long stepped = newest - ShopStream.MAX_DELAY.toMillis() - 1_800_000;
    return (int)
        expected.values().stream()
            .flatMap(List::stream)
            .filter(profile -> profile.asOfMillis() <= stepped)
            .count();
  }
}
