package io.riverprint.local.sim;

/**
 * What a user is up to: a Markov chain with one step a day. It makes users come in bursts, go quiet
 * and leave, and gives the future a closed form.
 */
enum Mood {
  SHOPPING(1.0, 1.0),
  BROWSING(0.30, 0.35),
  QUIET(0, 0),
  GONE(0, 0);

  private static final Mood[] ALL = values();

  /** Rows: from; columns: to; for a loyalty of 1. */
  private static final double[][] STEP = {
    {0.760, 0.090, 0.125, 0.025},
    {0.040, 0.880, 0.070, 0.010},
    {0.010, 0.006, 0.976, 0.008},
    {0, 0, 0, 1},
  };

  private final double pace;
  private final double will;

  Mood(double pace, double will) {
    this.pace = pace;
    this.will = will;
  }

  /** Sessions a day over those of a shopping user. */
  double pace() {
    return pace;
  }

  /** Chance that a session buys, over that of a shopping user. */
  double will() {
    return will;
  }

  static Mood of(int code) {
    return ALL[code];
  }

  /** Loyal users (above 1) leave more rarely and come back more often. */
  static double step(Mood from, Mood to, double loyalty) {
    return switch (from) {
      case SHOPPING, BROWSING -> leaving(from, to, loyalty);
      case QUIET -> returning(to, loyalty);
      case GONE -> to == GONE ? 1 : 0;
    };
  }

  private static double leaving(Mood from, Mood to, double loyalty) {
    double gone = STEP[from.ordinal()][GONE.ordinal()] / loyalty;
    double rest = (1 - gone) / (1 - STEP[from.ordinal()][GONE.ordinal()]);
    return to == GONE ? gone : STEP[from.ordinal()][to.ordinal()] * rest;
  }

  private static double returning(Mood to, double loyalty) {
    double[] row = STEP[QUIET.ordinal()];
    return switch (to) {
      case SHOPPING, BROWSING -> row[to.ordinal()] * loyalty;
      case GONE -> row[GONE.ordinal()] / loyalty;
      case QUIET -> 1 - (row[0] + row[1]) * loyalty - row[3] / loyalty;
    };
  }

  /** Tomorrow's mood. */
  Mood next(SplitMix random, double loyalty) {
    double left = random.nextUnit();
    for (Mood to : ALL) {
      left -= step(this, to, loyalty);
      if (left < 0) {
        return to;
      }
    }
    return this;
  }
}
