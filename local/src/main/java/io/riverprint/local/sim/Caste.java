package io.riverprint.local.sim;

/** What kind of client a user is. */
enum Caste {
  /** Comes, looks, may buy, may come back. */
  REGULAR(0),
  /** One page, once. */
  PASSER(1),
  /** A robot: on some days hundreds of pages an hour; buys nothing. */
  BOT(2);

  private static final Caste[] ALL = values();

  private final int code;

  Caste(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  static Caste of(int code) {
    return ALL[code];
  }

  /** How many robots the shop has: the share, rounded, and one in a shop of 1,000 users if any. */
  static int bots(ShopSpec spec) {
    int rounded = (int) Math.round(spec.botShare() * spec.users());
    return spec.botShare() > 0 && spec.users() >= 1000 ? Math.max(1, rounded) : rounded;
  }

  /** Robots are spread evenly over the user numbers; the rest is drawn. */
  static Caste draw(int user, ShopSpec spec, SplitMix random) {
    int bots = bots(spec);
    if (bots > 0 && user % (spec.users() / bots) == 0 && user / (spec.users() / bots) < bots) {
      return BOT;
    }
    return random.chance(spec.passerShare()) ? PASSER : REGULAR;
  }
}
