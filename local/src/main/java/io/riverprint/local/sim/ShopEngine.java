package io.riverprint.local.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/**
 * The shop day by day: each call lives one day of all users. It may be asked for more days than the
 * spec has; the users' future goes on, without new users.
 */
final class ShopEngine {
  private final ShopSpec spec;
  private final Shelves shelves;
  private final Shoppers shoppers;
  private final Season season;
  private final List<ShopperDay> walkers = new ArrayList<>();
  private final List<EventBuffer> parts = new ArrayList<>();
  private final EventBuffer today = new EventBuffer();
  private final boolean shelvesMove;
  private int day;

  ShopEngine(ShopSpec spec, int threads) {
    SpecCheck.need("threads", threads, 1, 256);
    this.spec = spec;
    shelves = new Shelves(spec);
    season = new Season(spec);
    shoppers = new Shoppers(spec, shelves, season);
    shelvesMove = true;
    hire(spec.seed(), threads);
  }

  private ShopEngine(ShopEngine now, long futureSeed) {
    spec = now.spec;
    shelves = now.shelves;
    season = now.season;
    shoppers = new Shoppers(now.shoppers);
    shelvesMove = false;
    day = now.day;
    hire(futureSeed, 1);
  }

  /** Another future from here with other dice; its shelves stand still, shared with this one. */
  ShopEngine fork(long futureSeed) {
    return new ShopEngine(this, futureSeed);
  }

  private void hire(long seed, int threads) {
    for (int i = 0; i < threads; i++) {
      walkers.add(new ShopperDay(seed, spec, shoppers, shelves, season));
      parts.add(new EventBuffer());
    }
  }

  Shelves shelves() {
    return shelves;
  }

  Shoppers shoppers() {
    return shoppers;
  }

  Season season() {
    return season;
  }

  /** The day that the next call lives; 0 at first. */
  int day() {
    return day;
  }

  /** Lives a day; events by user, each user's in time order. Valid until the next call. */
  EventBuffer nextDay() {
    if (shelvesMove && day > 0 && day % 7 == 0) {
      shelves.move(day / 7);
      shoppers.move(day / 7);
    }
    double factor = season.factor(day);
    CompletableFuture<?>[] rest = new CompletableFuture<?>[walkers.size() - 1];
    for (int i = 1; i < walkers.size(); i++) {
      int part = i;
      rest[i - 1] = CompletableFuture.runAsync(() -> live(part, factor));
    }
    live(0, factor);
    CompletableFuture.allOf(rest).join();
    day++;
    return gather();
  }

  private void live(int part, double factor) {
    long users = spec.users();
    int from = (int) (users * part / walkers.size());
    int to = (int) (users * (part + 1) / walkers.size());
    parts.get(part).clear();
    walkers.get(part).live(from, to, day, factor, parts.get(part));
  }

  private EventBuffer gather() {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    today.clear();
    parts.forEach(today::addAll);
    return today;
  }
}
