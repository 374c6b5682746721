package io.riverprint.local.demo;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Sends a shop's records to the event topic: those before an instant as fast as they are taken,
 * those after it at a speed. May be watched by other threads while it feeds.
 */
final class Feeder {

  /** Ends a delivery from within; carries nothing. */
  private static final class Enough extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Enough() {
      super("enough", null, false, false);
    }
  }

  private static final long SLICE_NANOS = 100_000_000;

  private final Consumer<Delivery> topic;
  private final Pace pace;
  private final BooleanSupplier goOn;
  private final AtomicLong fed = new AtomicLong();
  private final AtomicLong newestMillis = new AtomicLong(Long.MIN_VALUE);

  /** Feeds this topic as long as the condition holds. */
  Feeder(Consumer<Delivery> topic, Pace pace, BooleanSupplier goOn) {
    this.topic = topic;
    this.pace = pace;
    this.goOn = goOn;
  }

  /** What arrives before the instant, at once. */
  void history(DemoShop shop, long untilMillis) {
    run(
        () ->
            shop.deliver(
                delivery -> {
                  if (delivery.arrivesAtMillis() >= untilMillis) {
                    throw new Enough();
                  }
                  send(delivery);
                }));
  }

  /** What arrives from the instant on, at the speed, for no longer than so many nanoseconds. */
  void live(DemoShop shop, long fromMillis, Speed speed, long nanos) {
    live(shop, fromMillis, speed, nanos, Hold.none());
  }

  /** The same; time in which it is held does not count. */
  void live(DemoShop shop, long fromMillis, Speed speed, long nanos, Hold hold) {
    AtomicLong start = new AtomicLong(pace.nanos());
    run(
        () ->
            shop.deliver(
                delivery -> {
                  if (delivery.arrivesAtMillis() >= fromMillis) {
                    start.addAndGet(held(delivery.arrivesAtMillis(), hold));
                    long due = speed.nanosFor(delivery.arrivesAtMillis() - fromMillis);
                    await(start.get(), due, nanos);
                    send(delivery);
                  }
                }));
  }

  /** How long it was held. */
  private long held(long arrivesAtMillis, Hold hold) {
    if (hold.mayPass(arrivesAtMillis)) {
      return 0;
    }
    long before = pace.nanos();
    while (goOn.getAsBoolean() && !hold.mayPass(arrivesAtMillis)) {
      pace.sleepUntil(pace.nanos() + SLICE_NANOS);
    }
    return pace.nanos() - before;
  }

  /** How many records were sent. */
  long fed() {
    return fed.get();
  }

  /** The newest time of arrival that was sent, by the shop's clock; the smallest long before. */
  long newestMillis() {
    return newestMillis.get();
  }

  private void await(long start, long due, long nanos) {
    sleepUntil(start + Math.min(due, nanos));
    if (due > nanos || pace.nanos() - start > nanos) {
      throw new Enough();
    }
  }

  // In slices: a stop is seen soon, even where the next event is hours away.
  private void sleepUntil(long moment) {
    while (goOn.getAsBoolean() && pace.nanos() < moment) {
      pace.sleepUntil(Math.min(moment, pace.nanos() + SLICE_NANOS));
    }
  }

  private void send(Delivery delivery) {
    if (!goOn.getAsBoolean()) {
      throw new Enough();
    }
    topic.accept(delivery);
    fed.incrementAndGet();
    newestMillis.accumulateAndGet(delivery.arrivesAtMillis(), Math::max);
  }

  private static void run(Runnable delivering) {
    try {
      delivering.run();
    } catch (Enough e) {
      // Said by ourselves: the part that was wanted is fed.
    }
  }
}
