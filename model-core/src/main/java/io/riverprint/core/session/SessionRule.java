package io.riverprint.core.session;

/**
 * When a session ends. All bounds are inclusive: a pause exactly as long as the gap does not end
 * it.
 *
 * @param kind what the gap is measured from
 * @param gapMillis 40 minutes in the paper
 * @param maxMillis longest a session may last, first to last event: bots
 * @param maxEvents most events a session may have: bots
 * @param nearbyMillis how long after a session's end product events still count as near it: 5
 *     minutes
 */
public record SessionRule(
    Kind kind, long gapMillis, long maxMillis, int maxEvents, long nearbyMillis) {

  /** The paper's rule, with caps at 12 hours and 1,000 events. */
  public static final SessionRule PAPER =
      new SessionRule(Kind.INACTIVITY, 2_400_000, 43_200_000, 1_000, 300_000);

  /** The published code's rule (reference, section 4.4). */
  public static final SessionRule PUBLISHED_CODE =
      new SessionRule(Kind.ELAPSED, 2_400_000, 43_200_000, 1_000, 300_000);

  /** What the gap is measured from. */
  public enum Kind {
    /** From the session's newest event, as the paper says. */
    INACTIVITY,
    /** From the session's first event, as the published code does. */
    ELAPSED
  }

  public SessionRule {
    if (gapMillis <= 0 || maxMillis < gapMillis) {
      throw new IllegalArgumentException(
          "session rule: need 0 < gap <= max, got gap="
              + gapMillis
              + " ms, max="
              + maxMillis
              + " ms");
    }
    if (maxEvents < 1 || nearbyMillis < 0) {
      throw new IllegalArgumentException(
          "session rule: need maxEvents >= 1 and nearby >= 0, got "
              + maxEvents
              + " and "
              + nearbyMillis
              + " ms");
    }
  }

  /** Whether an event at this time belongs to the open session. */
  public boolean joins(long startMillis, long endMillis, int events, long atMillis) {
    long from = kind == Kind.INACTIVITY ? endMillis : startMillis;
    return atMillis - from <= gapMillis
        && atMillis - startMillis <= maxMillis
        && events < maxEvents;
  }

  /** The first instant at which nothing can join the session or be near it any more. */
  public long closesAt(long startMillis, long endMillis) {
    long lastJoin =
        kind == Kind.INACTIVITY
            ? Math.min(endMillis + gapMillis, startMillis + maxMillis)
            : startMillis + gapMillis;
    return Math.max(lastJoin, endMillis + nearbyMillis) + 1;
  }
}
