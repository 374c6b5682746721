package io.riverprint.local.sim;

/**
 * The line between shop and job: when each event arrives, which are late and which come twice.
 * Holds one day and what is still under way.
 */
final class Delivery {
  private static final int SLOT_BITS = 26;
  private static final double MEAN_DELAY_MILLIS = 400;
  private static final double MEAN_LATE_MILLIS = 600_000;
  private static final long LONGEST_LATE_MILLIS = 7_200_000;
  private static final int RESEND_MILLIS = 2_000;

  private final ShopSpec spec;
  private EventBuffer waiting = new EventBuffer();
  private EventBuffer spare = new EventBuffer();
  private long[] keys = new long[1024];
  private final SplitMix random = new SplitMix(0);
  private int size;
  private int at;
  private long duplicates;
  private long late;
  private long delivered;

  Delivery(ShopSpec spec) {
    this.spec = spec;
  }

  DeliveryCounts counts() {
    return new DeliveryCounts(delivered, duplicates, late);
  }

  /** Takes a day's events in; what was delivered before is forgotten. */
  void take(EventBuffer day) {
    carry();
    for (int i = 0; i < day.size(); i++) {
      send(day, i);
    }
    java.util.Arrays.sort(keys, 0, size);
  }

  /** Whether something arrives before the day (counted from 0) begins. */
  boolean hasBefore(long day) {
    return at < size && keys[at] >>> SLOT_BITS < day * ShopSpec.DAY_MILLIS;
  }

  boolean isEmpty() {
    return at == size;
  }

  /** Delivers the next; then {@link #slot} and {@link #arrivesAtMillis} tell of it. */
  void next() {
    at++;
    delivered++;
    long delay = millis() - waiting.second[slot()] * 1000L;
    late += delay > spec.latenessBoundMillis() ? 1 : 0;
  }

  EventBuffer events() {
    return waiting;
  }

  int slot() {
    return (int) (keys[at - 1] & ((1L << SLOT_BITS) - 1));
  }

  long arrivesAtMillis() {
    return spec.start().toEpochMilli() + millis();
  }

  private long millis() {
    return keys[at - 1] >>> SLOT_BITS;
  }

  private void carry() {
    spare.clear();
    int left = 0;
    for (int i = at; i < size; i++) {
      spare.addFrom(waiting, (int) (keys[i] & ((1L << SLOT_BITS) - 1)));
      keys[left] = keys[i] >>> SLOT_BITS << SLOT_BITS | left++;
    }
    EventBuffer emptied = waiting;
    waiting = spare;
    spare = emptied;
    size = left;
    at = 0;
  }

  private void send(EventBuffer day, int i) {
    random.seed(spec.seed() ^ 0xDE11, day.user[i], day.number[i]);
    long arrives = day.second[i] * 1000L + delay();
    queue(day, i, arrives);
    if (random.chance(spec.duplicateShare())) {
      duplicates++;
      queue(day, i, arrives + 1 + random.nextInt(RESEND_MILLIS));
    }
  }

  private long delay() {
    double draw = random.nextUnit();
    if (draw < spec.lateShare()) {
      double more = Math.min(LONGEST_LATE_MILLIS, random.nextExponential(MEAN_LATE_MILLIS));
      return spec.latenessBoundMillis() + 1 + (long) more;
    }
    double most = 0.8 * spec.latenessBoundMillis();
    return (long) Math.min(most, random.nextExponential(MEAN_DELAY_MILLIS));
  }

  private void queue(EventBuffer day, int i, long arrives) {
    if (size == 1 << SLOT_BITS) {
      throw new IllegalStateException(
          "shop delivery: a day has " + size + " events, needed fewer; simulate fewer users");
    }
    if (size == keys.length) {
      keys = java.util.Arrays.copyOf(keys, size * 2);
    }
    waiting.addFrom(day, i);
    keys[size] = arrives << SLOT_BITS | size;
    size++;
  }
}
