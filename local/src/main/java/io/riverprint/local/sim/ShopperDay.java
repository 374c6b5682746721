package io.riverprint.local.sim;

import java.util.Arrays;

/**
 * What one user does on one day. Draws from a generator seeded by shop, user and day, so a user's
 * life is the same whoever else is simulated and on whatever thread.
 */
final class ShopperDay {
  static final int DAY_SECONDS = 86_400;
  private static final int MOST_SESSIONS = 12;

  /** Sessions that only fill a cart, per session that buys. */
  private static final double CARTS_PER_BUY = 1.1;

  /**
   * Chance that a purchase ends the visits for a while; the odds of a first purchase need not know.
   */
  static final double CONTENT = 0.6;

  private final long seed;
  private final ShopSpec spec;
  private final Shoppers shoppers;
  private final Season season;
  private final SessionTape tape;
  private final Session session;
  private final BotDay bot;
  private final SplitMix random = new SplitMix(0);
  private final int[] starts = new int[MOST_SESSIONS];

  ShopperDay(long seed, ShopSpec spec, Shoppers shoppers, Shelves shelves, Season season) {
    this.seed = seed;
    this.spec = spec;
    this.shoppers = shoppers;
    this.season = season;
    tape = new SessionTape(shoppers, shelves);
    Choice choice = new Choice(shoppers, shelves);
    session = new Session(spec, shoppers, choice, tape);
    bot = new BotDay(spec, choice, tape);
  }

  /** Lives the day of users [from, to); {@code factor} is the season's. */
  void live(int from, int to, int day, double factor, EventBuffer out) {
    for (int user = from; user < to; user++) {
      if (shoppers.arrivalDay(user) <= day && shoppers.mood(user) != Mood.GONE) {
        random.seed(seed, user, day);
        live(user, day, factor, out);
      }
    }
  }

  private void live(int user, int day, double factor, EventBuffer out) {
    switch (shoppers.caste(user)) {
      case REGULAR -> regular(user, day, factor, out);
      case PASSER -> pass(user, day, out);
      case BOT -> bot.live(user, day, season, random, out);
    }
  }

  private void pass(int user, int day, EventBuffer out) {
    tape.begin(out, user);
    session.onePage(user, random);
    tape.place(day * DAY_SECONDS + season.second(random));
    shoppers.feel(user, Mood.GONE);
  }

  private void regular(int user, int day, double factor, EventBuffer out) {
    boolean first = shoppers.arrivalDay(user) == day;
    if (!first) {
      shoppers.feel(user, shoppers.mood(user).next(random, shoppers.loyalty(user)));
    }
    Mood mood = shoppers.mood(user);
    if (mood.pace() == 0) {
      return;
    }
    drift(user);
    int count = random.nextPoisson(shoppers.pace(user, mood) * factor, MOST_SESSIONS);
    visit(user, day, first ? Math.max(1, count) : count, mood, out);
  }

  private void drift(int user) {
    if (random.chance(Drift.perWeek(spec) / 10)) {
      shoppers.swapInterest(user, random.nextInt(Shoppers.INTERESTS), random);
    }
  }

  /**
   * Sessions follow one another and end within the day: each starts early enough for the longest
   * possible rest, so a day's purchases belong to that day, as the truth says.
   */
  private void visit(int user, int day, int count, Mood mood, EventBuffer out) {
    for (int i = 0; i < count; i++) {
      starts[i] = season.second(random);
    }
    Arrays.sort(starts, 0, count);
    int over = 0;
    for (int i = 0; i < count; i++) {
      tape.begin(out, user);
      play(user, mood);
      int latest = DAY_SECONDS - (count - i) * SessionTape.LONGEST_SECONDS;
      int start = Math.max(over, Math.min(starts[i], latest));
      over = tape.place(day * DAY_SECONDS + start) - day * DAY_SECONDS + 5;
    }
  }

  private void play(int user, Mood mood) {
    double buys = shoppers.will(user, mood);
    double draw = random.nextUnit();
    if (draw < buys) {
      session.buy(user, random);
      if (random.chance(CONTENT)) {
        shoppers.feel(user, Mood.QUIET);
      }
    } else if (draw < buys * (1 + CARTS_PER_BUY)) {
      session.fillCart(user, random);
    } else {
      session.look(user, random);
    }
  }
}
