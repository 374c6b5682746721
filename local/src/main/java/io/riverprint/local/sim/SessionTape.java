package io.riverprint.local.sim;

import io.riverprint.schema.EventType;

/** Writes one session: first with times from its own start, then set into the day. */
final class SessionTape {
  /** No session is longer, in seconds; twelve of them fit into a day. */
  static final int LONGEST_SECONDS = 7_000;

  private static final int GRID_SECONDS = 5;
  private static final int HURRY_SECONDS = 3_600;
  private static final double MEAN_STEPS = 6;
  private static final int MOST_EVENTS = 380;

  private final Shoppers shoppers;
  private final Shelves shelves;
  private EventBuffer out = new EventBuffer();
  private int user;
  private int from;
  private int offset;

  SessionTape(Shoppers shoppers, Shelves shelves) {
    this.shoppers = shoppers;
    this.shelves = shelves;
  }

  void begin(EventBuffer to, int who) {
    out = to;
    user = who;
    from = to.size();
    offset = 0;
  }

  /** Whether nothing more fits but what ends the session. */
  boolean full() {
    return out.size() - from >= MOST_EVENTS - 60;
  }

  /** Some steps of the 5-second grid pass, at least one. */
  void pause(SplitMix random) {
    int steps = offset > HURRY_SECONDS ? 0 : Math.min(240, random.nextGeometric(MEAN_STEPS));
    offset += GRID_SECONDS * (1 + steps);
  }

  void step(int seconds) {
    offset += seconds;
  }

  void page(int url) {
    write(EventType.PAGE_VISIT, url, 0);
  }

  void search(int query) {
    write(EventType.SEARCH_QUERY, query, 0);
  }

  void product(EventType type, int item) {
    write(type, item, shelves.price(item));
  }

  /** Sets the session into the shop's time; returns the second at which it is over. */
  int place(int startSecond) {
    for (int i = from; i < out.size(); i++) {
      out.second[i] += startSecond;
    }
    return startSecond + offset;
  }

  private void write(EventType type, int about, int price) {
    out.add(user, offset, shoppers.eventCount[user]++, type, about, price);
  }
}
