package io.riverprint.local.sim;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The shop as a job sees it: a stream ordered by arrival, made while it is read. Holds one day of
 * events and the users; reads out once. The same spec gives the same stream on any number of
 * threads. Not for use by several threads at a time.
 */
public final class ShopSimulator implements Iterator<SimulatedEvent> {
  private final ShopSpec spec;
  private final ShopEngine engine;
  private final Delivery delivery;
  private final EventText text;

  public ShopSimulator(ShopSpec spec) {
    this(spec, 1);
  }

  /**
   * @param threads how many threads live a day (the caller's and the common pool's); 1 to 256
   */
  public ShopSimulator(ShopSpec spec, int threads) {
    this.spec = spec;
    engine = new ShopEngine(spec, threads);
    delivery = new Delivery(spec);
    text = new EventText(spec, engine.shelves());
  }

  @Override
  public boolean hasNext() {
    // After the last day everything under way is let in: nothing of the shop is lost.
    while (engine.day() < spec.days() && !delivery.hasBefore(engine.day())) {
      delivery.take(engine.nextDay());
    }
    return !delivery.isEmpty();
  }

  @Override
  public SimulatedEvent next() {
    if (!hasNext()) {
      throw new NoSuchElementException("shop: all " + spec.days() + " days are over");
    }
    delivery.next();
    return new SimulatedEvent(
        text.event(delivery.events(), delivery.slot()), delivery.arrivesAtMillis());
  }

  /** Recorded while events were made; duplicates are counted when the day is made. */
  public DeliveryCounts counts() {
    return delivery.counts();
  }

  /** First day not yet made, counted from 0; for showing progress. */
  public int daysMade() {
    return engine.day();
  }
}
