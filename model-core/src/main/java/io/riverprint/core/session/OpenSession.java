package io.riverprint.core.session;

import org.jspecify.annotations.Nullable;

/**
 * A session of one kind of event (visits, or searches) that is still open, and the product events
 * near it. Mutable state of a user.
 *
 * <p>A product event is near when it comes between the session's start and {@code nearbyMillis}
 * after its final end (reference, section 4.5). While the end may still move, events after it wait
 * as tail: a later event of the session confirms them all, its closing only the near ones.
 */
public final class OpenSession {
  public final long startMillis;
  public final long firstKey;
  public final byte @Nullable [] firstCodes;
  public long endMillis;
  public int events;
  public long closesAtMillis;
  public final Nearby confirmed = new Nearby();
  public final Nearby nearTail = new Nearby();
  public final Nearby farTail = new Nearby();

  /** A session of one event. */
  public OpenSession(
      SessionRule rule, long startMillis, long firstKey, byte @Nullable [] firstCodes) {
    this(startMillis, firstKey, firstCodes);
    this.endMillis = startMillis;
    this.events = 1;
    this.closesAtMillis = rule.closesAt(startMillis, endMillis);
  }

  /** A session as read from bytes; the caller sets the rest. */
  public OpenSession(long startMillis, long firstKey, byte @Nullable [] firstCodes) {
    this.startMillis = startMillis;
    this.firstKey = firstKey;
    this.firstCodes = firstCodes;
  }

  /** Whether one more event at this time belongs to it. */
  public boolean takes(SessionRule rule, long atMillis) {
    return rule.joins(startMillis, endMillis, events, atMillis);
  }

  /** One more event of the session. */
  public void extend(SessionRule rule, long atMillis) {
    endMillis = atMillis;
    events++;
    closesAtMillis = rule.closesAt(startMillis, endMillis);
    confirmed.take(nearTail);
    confirmed.take(farTail);
  }

  /** A product event after the session's start. */
  public void productEvent(SessionRule rule, long atMillis, boolean topSku, boolean topCategory) {
    Nearby part = atMillis <= endMillis + rule.nearbyMillis() ? nearTail : farTail;
    part.add(topSku, topCategory);
  }

  /** What is near, now that the end is final. */
  public Nearby close() {
    confirmed.take(nearTail);
    return confirmed;
  }
}
