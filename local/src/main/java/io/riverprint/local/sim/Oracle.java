package io.riverprint.local.sim;

import io.riverprint.trainer.baseline.UserScores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;

/**
 * What the shop itself can say at a cut of who will buy what within some days, from its users'
 * hidden moods, tastes, interests, carts and habits: the bound no model can be expected to reach.
 * In closed form; interests, popularity, prices and memories stand still at the cut, as they nearly
 * do within 14 days. Scores are logits. Not for use by several threads at a time.
 */
public final class Oracle {
  private static final double LEAST = 1e-9;

  private final Shoppers shoppers;
  private final EventText text;
  private final Buying buying;
  private final Choice choice;
  private final ShortlistOdds shortlists;
  private final Shelves shelves;

  /** As of where the engine stands; not to be asked any more once it has moved on. */
  Oracle(ShopEngine engine, ShopSpec spec, int horizonDays) {
    this.shelves = engine.shelves();
    this.shoppers = engine.shoppers();
    this.text = new EventText(spec, shelves);
    int cutDay = engine.day();
    PurchaseOdds odds = new PurchaseOdds(shoppers, engine.season());
    this.buying = (user, taken) -> odds.within(user, cutDay, horizonDays, taken);
    this.choice = new Choice(shoppers, shelves);
    this.shortlists = new ShortlistOdds(choice, shelves);
  }

  private Oracle(Oracle other, Buying buying) {
    this.shelves = other.shelves;
    this.shoppers = other.shoppers;
    this.text = other.text;
    this.buying = buying;
    this.choice = other.choice;
    this.shortlists = other.shortlists;
  }

  /**
   * Lives the shop up to the cut.
   *
   * @param cutDay days of history; at least 1, at most the shop's days
   * @param horizonDays days looked ahead, 1 to 365
   */
  public static Oracle of(ShopSpec spec, int cutDay, int horizonDays) {
    SpecCheck.need("cutDay", cutDay, 1, spec.days());
    SpecCheck.need("horizonDays", horizonDays, 1, 365);
    ShopEngine engine = new ShopEngine(spec, 1);
    while (engine.day() < cutDay) {
      engine.nextDay();
    }
    return new Oracle(engine, spec, horizonDays);
  }

  /**
   * The oracle of the simulated shop in a folder, or none where the folder holds another shop.
   *
   * @param cutMillis history ends here; the nearest midnight counts
   * @param horizonMillis rounded to whole days
   * @throws IOException if the shop's file is there and cannot be read
   */
  public static Optional<Oracle> in(Path folder, long cutMillis, long horizonMillis)
      throws IOException {
    Optional<ShopSpec> spec = ShopFile.read(folder);
    return spec.map(
        shop ->
            of(
                shop,
                days(cutMillis - shop.start().toEpochMilli()),
                Math.max(1, days(horizonMillis))));
  }

  private static int days(long millis) {
    return (int) Math.round((double) millis / ShopSpec.DAY_MILLIS);
  }

  /** That the user buys nothing. */
  public UserScores churn() {
    return client -> {
      int user = user(client);
      return new float[] {logit(user < 0 ? 1 : 1 - buying.within(user, 1))};
    };
  }

  /** That the user buys from each of these categories. */
  public UserScores categories(List<String> targets) {
    int[] leaves = targets.stream().mapToInt(Oracle::index).toArray();
    return client -> scores(user(client), leaves, this::takesLeaf);
  }

  /** That the user buys each of these SKUs. */
  public UserScores skus(List<String> targets) {
    int[] items = targets.stream().mapToInt(Oracle::index).toArray();
    return client -> scores(user(client), items, this::takesItem);
  }

  /**
   * The same that knows tastes, interests and carts, but of how likely somebody buys only what it
   * is told: moods and habits show in no log.
   *
   * @param buys chance of any purchase within the days looked ahead, by client
   */
  public Oracle told(ToDoubleFunction<String> buys) {
    return new Oracle(
        this, (user, taken) -> buys.applyAsDouble(Long.toString(EventText.id(user))) * taken);
  }

  private interface Buying {
    /** Chance of buying something that a buying session takes with this chance. */
    double within(int user, double taken);
  }

  private interface Taking {
    /** Chance that a buying session of the user takes the target. */
    double chance(int user, int target);
  }

  private float[] scores(int user, int[] targets, Taking taking) {
    float[] scores = new float[targets.length];
    for (int t = 0; t < targets.length; t++) {
      scores[t] =
          logit(
              user < 0 || targets[t] < 0
                  ? 0
                  : buying.within(user, taking.chance(user, targets[t])));
    }
    return scores;
  }

  private double takesLeaf(int user, int leaf) {
    return taken(user, leaf, 1, item -> text.leaf(item) == leaf ? 1 : 0);
  }

  private double takesItem(int user, int wanted) {
    int leaf = text.leaf(wanted);
    double chosen = shortlists.chance(user, leaf, wanted);
    return taken(user, leaf, chosen, item -> item == wanted ? 1 : 0);
  }

  private double taken(int user, int leaf, double chosen, IntToDoubleFunction isWanted) {
    int first = user * Shoppers.MEMORY;
    double again = 0;
    double repeats = 0;
    double waiting = 0;
    for (int slot = 0; slot < Shoppers.MEMORY; slot++) {
      int bought = shoppers.bought[first + slot];
      int remembered = bought == Shoppers.NOTHING ? shoppers.bought[first] : bought;
      boolean there = remembered != Shoppers.NOTHING && shelves.isThere(remembered);
      again += there ? is(remembered, isWanted) * Choice.REPEAT / Shoppers.MEMORY : 0;
      repeats += there ? Choice.REPEAT / Shoppers.MEMORY : 0;
      // What lies deeper in the cart comes only after what lies above it.
      double comes = Session.TAKE_OLD_CART / (slot + 1) * is(shoppers.cart[first + slot], isWanted);
      waiting = Math.max(waiting, comes);
    }
    double line = (1 - repeats) * chosen + again;
    return SessionOdds.taken(choice.chance(user, leaf), line, again, waiting);
  }

  private static double is(int item, IntToDoubleFunction isWanted) {
    return item == Shoppers.NOTHING ? 0 : isWanted.applyAsDouble(item);
  }

  private int user(String client) {
    int user = index(client);
    return user < shoppers.eventCount.length ? user : -1;
  }

  /** From an id, which counts from 1; -1 for one that is none of the shop's. */
  private static int index(String id) {
    try {
      return Integer.parseInt(id) - 1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static float logit(double chance) {
    double kept = Math.max(LEAST, Math.min(1 - LEAST, chance));
    return (float) Math.log(kept / (1 - kept));
  }
}
