package io.riverprint.local.sim;

import io.riverprint.schema.EventType;
import java.util.Arrays;

/**
 * Each user's chance of buying from each leaf category within some days, by living the future many
 * times with other dice: the share of futures in which it happened, with a standard error of at
 * most 0.5 / sqrt(futures). Popularity and prices stand still at the cut; moods, sessions, drifting
 * interests, carts and repeat purchases are the shop's own.
 */
public final class CategoryOdds {
  private final int categories;
  private final int futures;
  private final int[] hits;
  private final int[] buyers;

  private CategoryOdds(ShopSpec spec, int futures) {
    this.categories = spec.categories();
    this.futures = futures;
    hits = new int[Math.multiplyExact(spec.users(), categories)];
    buyers = new int[spec.users()];
  }

  /** Lives the shop up to the cut and then {@code futures} futures; users x categories integers. */
  public static CategoryOdds of(ShopSpec spec, int cutDay, int horizonDays, int futures) {
    SpecCheck.need("cutDay", cutDay, 1, spec.days());
    SpecCheck.need("futures", futures, 1, 100_000);
    ShopEngine engine = new ShopEngine(spec, 1);
    while (engine.day() < cutDay) {
      engine.nextDay();
    }
    EventText text = new EventText(spec, engine.shelves());
    CategoryOdds odds = new CategoryOdds(spec, futures);
    int[] lastFuture = new int[odds.hits.length + spec.users()];
    Arrays.fill(lastFuture, -1);
    for (int future = 0; future < futures; future++) {
      ShopEngine fork = engine.fork(SplitMix.mix(spec.seed(), 0xF02E, future));
      while (fork.day() < cutDay + horizonDays) {
        odds.take(fork.nextDay(), text, lastFuture, future);
      }
    }
    return odds;
  }

  /** The user (numbered from 0) buys something of the leaf (from 0; category id less 1). */
  public double probability(int user, int leaf) {
    return (double) hits[user * categories + leaf] / futures;
  }

  /** The user buys anything: what {@link Truth#purchaseProbability} says in closed form. */
  public double anyProbability(int user) {
    return (double) buyers[user] / futures;
  }

  private void take(EventBuffer day, EventText text, int[] lastFuture, int future) {
    for (int i = 0; i < day.size(); i++) {
      if (day.type(i) == EventType.PRODUCT_BUY) {
        int cell = day.user[i] * categories + text.leaf(day.item[i]);
        hits[cell] += firstIn(lastFuture, cell, future);
        buyers[day.user[i]] += firstIn(lastFuture, hits.length + day.user[i], future);
      }
    }
  }

  private static int firstIn(int[] lastFuture, int cell, int future) {
    boolean first = lastFuture[cell] != future;
    lastFuture[cell] = future;
    return first ? 1 : 0;
  }
}
