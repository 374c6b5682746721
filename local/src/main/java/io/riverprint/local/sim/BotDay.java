package io.riverprint.local.sim;

/** A robot's day: most days nothing, on some a run of hours at hundreds of pages an hour. */
final class BotDay {
  private static final double RUNS_A_DAY = 0.06;
  private static final int HOUR_SECONDS = 3_600;
  private static final int LATEST_START_SECOND = 19 * HOUR_SECONDS;
  private static final double SEARCHES = 0.07;

  private final Choice choice;
  private final SessionTape tape;
  private final Pages pages;

  BotDay(ShopSpec spec, Choice choice, SessionTape tape) {
    this.choice = choice;
    this.tape = tape;
    pages = new Pages(spec.categories());
  }

  void live(int user, int day, Season season, SplitMix random, EventBuffer out) {
    if (!random.chance(RUNS_A_DAY)) {
      return;
    }
    tape.begin(out, user);
    int seconds = HOUR_SECONDS * (1 + random.nextInt(4));
    int step = 5 * (1 + random.nextInt(3)); // 240 to 720 events an hour
    for (int at = 0; at < seconds; at += step) {
      act(user, random);
      tape.step(step);
    }
    int start = Math.min(season.second(random), LATEST_START_SECOND);
    tape.place(day * ShopperDay.DAY_SECONDS + start);
  }

  private void act(int user, SplitMix random) {
    int leaf = choice.leaf(user, random);
    if (random.chance(SEARCHES)) {
      tape.search(choice.query(leaf, random));
    } else {
      tape.page(pages.product(choice.item(user, leaf, random)));
    }
  }
}
