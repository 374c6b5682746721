package io.riverprint.local.sim;

/**
 * What a user is up to: a Markov chain with one step a day. It makes users come in bursts, go quiet
 * and leave, and gives the future a closed form.
 */
enum Mood {
  SHOPPING(0, 1.0, 1.0),
  BROWSING(1, 0.30, 0.35),
  QUIET(2, 0, 0),
  GONE(3, 0, 0);

  private static final Mood[] ALL = values();

  /** Rows: from; columns: to; for a loyalty of 1. */
  private static final double[][] STEP = {
    {0.640, 0.100, 0.220, 0.040},
    {0.030, 0.880, 0.075, 0.015},
    {0.008, 0.005, 0.975, 0.012},
    {0, 0, 0, 1},
  };

  private final int code;
  private final double pace;
  private final double will;

  Mood(int code, double pace, double will) {
    this.code = code;
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

  /** The mood's number, 0 to 3, as in the chain's rows. */
  int code() {
    return code;
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
    double gone = STEP[from.code()][GONE.code()] / loyalty;
    double rest = (1 - gone) / (1 - STEP[from.code()][GONE.code()]);
    return to == GONE ? gone : STEP[from.code()][to.code()] * rest;
  }

  private static double returning(Mood to, double loyalty) {
    double[] row = STEP[QUIET.code()];
    return switch (to) {
      case SHOPPING, BROWSING -> row[to.code()] * loyalty;
      case GONE -> row[GONE.code()] / loyalty;
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
