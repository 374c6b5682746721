package io.riverprint.local.sim;

/** Which category, product or query a user turns to: taste, price, popularity, habit. */
final class Choice {
  /** Chance that a product comes from an interest rather than from the shop's front. */
  private static final double OWN_INTEREST = 0.85;

  private static final double FIRST_INTEREST = 0.6;
  static final double REPEAT = 0.1;
  static final int SHORTLIST = 4;
  private static final double PRICE_TOLERANCE = 25;

  private final Shoppers shoppers;
  private final Shelves shelves;

  Choice(Shoppers shoppers, Shelves shelves) {
    this.shoppers = shoppers;
    this.shelves = shelves;
  }

  int leaf(int user, SplitMix random) {
    if (!random.chance(OWN_INTEREST)) {
      return shelves.leaf(random);
    }
    int slot = random.chance(FIRST_INTEREST) ? 0 : 1 + random.nextInt(Shoppers.INTERESTS - 1);
    return shoppers.interest[user * Shoppers.INTERESTS + slot];
  }

  /** How often {@link #leaf} says this leaf. */
  double chance(int user, int leaf) {
    double own = 0;
    for (int slot = 0; slot < Shoppers.INTERESTS; slot++) {
      double share = slot == 0 ? FIRST_INTEREST : (1 - FIRST_INTEREST) / (Shoppers.INTERESTS - 1);
      own += shoppers.interest[user * Shoppers.INTERESTS + slot] == leaf ? share : 0;
    }
    return OWN_INTEREST * own + (1 - OWN_INTEREST) * shelves.share(leaf);
  }

  int query(int leaf, SplitMix random) {
    return leaf * Shelves.QUERIES + random.nextInt(Shelves.QUERIES);
  }

  /** One of a few popular items of the leaf, by taste and price. */
  int item(int user, int leaf, SplitMix random) {
    int chosen = 0;
    double sum = 0;
    for (int i = 0; i < SHORTLIST; i++) {
      int item = shelves.popular(leaf, random);
      double weight = liking(user, item);
      sum += weight;
      chosen = random.nextUnit() * sum <= weight ? item : chosen;
    }
    return chosen;
  }

  /** An item for the cart: sometimes one that was bought before, if it is still there. */
  int wanted(int user, int leaf, SplitMix random) {
    int again =
        random.chance(REPEAT) ? Memory.any(shoppers.bought, user, random) : Shoppers.NOTHING;
    return again == Shoppers.NOTHING || !shelves.isThere(again) ? item(user, leaf, random) : again;
  }

  /** How much the user takes to the item, over other items of a shortlist. */
  double liking(int user, int item) {
    int at = user * Tastes.RANK;
    double price = Math.abs(shoppers.budget(user) - shelves.price(item)) / PRICE_TOLERANCE;
    return Tastes.pull(shoppers.taste, at, shelves.vectors(), item * Tastes.RANK)
        / (1 + price * price);
  }
}
