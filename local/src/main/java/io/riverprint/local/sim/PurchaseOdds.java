package io.riverprint.local.sim;

/**
 * The chance of buying within some days, in closed form. Sessions of a day are Poisson with mean m
 * and each buys with chance w, so a day in a mood passes without a purchase with exp(-m w); moods
 * are a Markov chain. With v the chances of being in each mood and having bought nothing:
 *
 * <p>v'[j] = exp(-m[j] w[j]) * sum over i of v[i] step[i, j]; the answer is 1 - sum of v after the
 * last day.
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
    if (shoppers.caste(user) != Caste.REGULAR) {
      return 0;
    }
    double[] still = new double[MOODS];
    still[shoppers.mood(user).code()] = 1;
    for (int day = fromDay; day < fromDay + days; day++) {
      still = nextDay(still, user, season.factor(day));
    }
    double nothing = 0;
    for (double chance : still) {
      nothing += chance;
    }
    return Math.max(0, 1 - nothing);
  }

  private double[] nextDay(double[] still, int user, double factor) {
    double[] next = new double[MOODS];
    for (int to = 0; to < MOODS; to++) {
      Mood mood = Mood.of(to);
      for (int from = 0; from < MOODS; from++) {
        next[to] += still[from] * Mood.step(Mood.of(from), mood, shoppers.loyalty(user));
      }
      next[to] *= Math.exp(-shoppers.pace(user, mood) * factor * shoppers.will(user, mood));
    }
    return next;
  }
}
