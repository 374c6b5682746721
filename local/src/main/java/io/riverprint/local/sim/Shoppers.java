package io.riverprint.local.sim;

import java.util.Arrays;

/** All users in columns: what they are, and what they remember. About 150 bytes a user. */
final class Shoppers {
  static final int INTERESTS = 3;
  static final int MEMORY = 4;
  static final int NOTHING = -1;

  /** Share of the users who knew the shop before it is watched. */
  private static final double KNOWN_BEFORE = 0.08;

  private static final double MOST_WILL = 0.9;
  private static final double[] TASTE_MIX = {0, 1};

  final float[] taste;
  final int[] interest;
  final int[] bought;
  final int[] cart;
  final int[] eventCount;
  private final ShopSpec spec;
  private final Season season;
  private final Shelves shelves;
  private final int[] arrivalDay;
  private final byte[] mood;
  private final byte[] caste;
  private final byte[] budget;
  private final float[] pace;
  private final float[] will;
  private final float[] loyalty;

  Shoppers(ShopSpec spec, Shelves shelves, Season season) {
    this.spec = spec;
    this.season = season;
    this.shelves = shelves;
    int users = spec.users();
    taste = new float[users * Tastes.RANK];
    interest = new int[users * INTERESTS];
    bought = filled(users * MEMORY);
    cart = filled(users * MEMORY);
    eventCount = new int[users];
    arrivalDay = new int[users];
    mood = new byte[users];
    caste = new byte[users];
    budget = new byte[users];
    pace = new float[users];
    will = new float[users];
    loyalty = new float[users];
    SplitMix random = new SplitMix(0);
    for (int user = 0; user < users; user++) {
      random.seed(spec.seed() ^ 0xA11CE, user, 0);
      settle(user, random);
      learn(user, random);
    }
  }

  /** A copy that shares what never changes. */
  Shoppers(Shoppers other) {
    spec = other.spec;
    season = other.season;
    shelves = other.shelves;
    taste = other.taste;
    interest = other.interest.clone();
    bought = other.bought.clone();
    cart = other.cart.clone();
    eventCount = other.eventCount.clone();
    arrivalDay = other.arrivalDay;
    mood = other.mood.clone();
    caste = other.caste;
    budget = other.budget;
    pace = other.pace;
    will = other.will;
    loyalty = other.loyalty;
  }

  int arrivalDay(int user) {
    return arrivalDay[user];
  }

  Caste caste(int user) {
    return Caste.of(caste[user]);
  }

  Mood mood(int user) {
    return Mood.of(mood[user]);
  }

  void feel(int user, Mood now) {
    mood[user] = (byte) now.code();
  }

  /** Price bucket the user is at ease with, 0 to 99. */
  int budget(int user) {
    return budget[user];
  }

  double loyalty(int user) {
    return loyalty[user];
  }

  /** Mean sessions on a mean day in this mood. */
  double pace(int user, Mood now) {
    return pace[user] * now.pace();
  }

  /** Chance that a session in this mood buys; the category the user mostly comes for counts. */
  double will(int user, Mood now) {
    double readily = will[user] * shelves.appeal(interest[user * INTERESTS]);
    return Math.min(MOST_WILL, readily) * now.will();
  }

  /** Called before the first event of each week but the first: what users like moves. */
  void move(int week) {
    Drift drift = shelves.drift();
    for (int user = 0; user < mood.length && !drift.isNone(); user++) {
      drift.move(week, user, taste);
    }
  }

  /** Swaps an interest for one that suits the user's taste: the best of a few popular ones. */
  void swapInterest(int user, int slot, SplitMix random) {
    int chosen = shelves.leaf(random);
    double sum = 0;
    for (int i = 0; i < 8; i++) {
      int leaf = shelves.leaf(random);
      double pull =
          Tastes.pull(taste, user * Tastes.RANK, shelves.tree().vectors(), leaf * Tastes.RANK);
      sum += pull;
      chosen = random.nextUnit() * sum < pull ? leaf : chosen;
    }
    interest[user * INTERESTS + slot] = chosen;
  }

  private void settle(int user, SplitMix random) {
    Caste is = Caste.draw(user, spec, random);
    caste[user] = (byte) is.code();
    boolean known = random.chance(KNOWN_BEFORE) && is == Caste.REGULAR;
    arrivalDay[user] = known ? -1 : season.arrivalDay(spec.days(), random);
    feel(user, known ? random.chance(0.3) ? Mood.BROWSING : Mood.QUIET : Mood.SHOPPING);
    budget[user] = (byte) random.nextInt(100);
    pace[user] =
        (float) Math.min(3, spec.activityFactor() * 0.70 * Math.exp(1.1 * random.nextNormal()));
    will[user] =
        (float) Math.min(0.8, spec.productFactor() * 0.217 * Math.exp(1.2 * random.nextNormal()));
    loyalty[user] = (float) Math.min(4, Math.max(0.25, Math.exp(1.1 * random.nextNormal())));
  }

  private void learn(int user, SplitMix random) {
    Tastes.child(taste, user * Tastes.RANK, taste, user * Tastes.RANK, TASTE_MIX, random);
    for (int slot = 0; slot < INTERESTS; slot++) {
      swapInterest(user, slot, random);
    }
  }

  private static int[] filled(int size) {
    int[] slots = new int[size];
    Arrays.fill(slots, NOTHING);
    return slots;
  }
}
