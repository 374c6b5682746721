package io.riverprint.local.sim;

/**
 * The chance of buying within some days, in closed form. Sessions of a day are Poisson with mean m
 * and each buys with chance w, so a day in a mood passes without a purchase with exp(-m w); moods
 * are a Markov chain. With v the chances of being in each mood and having bought nothing:
 *
 * <p>v'[j] = exp(-m[j] w[j]) * sum over i of v[i] step[i, j]; the answer is 1 - sum of v after the
 * last day.
 *
 * <p>Of one target the same holds, with w a in place of w where a is the chance that a buying
 * session takes it. Then other purchases may come before, and each makes the user quiet with chance
 * c: of v[j], the part 1 - exp(-c m[j] w[j] (1 - a)) goes to the quiet mood at the end of the day.
 */
final class PurchaseOdds {
  private static final int MOODS = Mood.values().length;

  private final Shoppers shoppers;
  private final Season season;

  PurchaseOdds(Shoppers shoppers, Season season) {
    this.shoppers = shoppers;
    this.season = season;
  }

  /** For a user who has arrived, whose mood is that of the day before {@code fromDay}. */
  double within(int user, int fromDay, int days) {
    return within(user, fromDay, days, 1);
  }

  /** The same for something that a buying session takes with this chance, whatever else it does. */
  double within(int user, int fromDay, int days, double taken) {
    if (shoppers.caste(user) != Caste.REGULAR) {
      return 0;
    }
    double[] still = new double[MOODS];
    still[shoppers.mood(user).code()] = 1;
    for (int day = fromDay; day < fromDay + days; day++) {
      still = nextDay(still, user, season.factor(day), taken);
    }
    double nothing = 0;
    for (double chance : still) {
      nothing += chance;
    }
    return Math.max(0, 1 - nothing);
  }

  private double[] nextDay(double[] still, int user, double factor, double taken) {
    double[] next = new double[MOODS];
    double calmed = 0;
    for (int to = 0; to < MOODS; to++) {
      Mood mood = Mood.of(to);
      double here = 0;
      for (int from = 0; from < MOODS; from++) {
        here += still[from] * Mood.step(Mood.of(from), mood, shoppers.loyalty(user));
      }
      double buying = shoppers.pace(user, mood) * factor * shoppers.will(user, mood);
      here *= Math.exp(-buying * taken);
      next[to] = here * Math.exp(-buying * (1 - taken) * ShopperDay.CONTENT);
      calmed += here - next[to];
    }
    next[Mood.QUIET.code()] += calmed;
    return next;
  }
}
