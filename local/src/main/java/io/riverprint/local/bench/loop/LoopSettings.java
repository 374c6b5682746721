package io.riverprint.local.bench.loop;

import io.riverprint.local.sim.ShopSpec;

/**
 * What is compared on what.
 *
 * @param users of the simulated shop
 * @param days of the shop: history, live time, and a horizon for the last labels
 * @param seed of the shop, of every training and of the bootstrap
 * @param drift of the shop, 0 to 3
 * @param historyDays before the first model; every later training sees as many
 * @param horizonDays how far ahead the heads look
 * @param draws of the bootstrap over users
 * @param warm whether a training starts from the release before, not from new weights
 */
public record LoopSettings(
    int users,
    int days,
    long seed,
    double drift,
    int historyDays,
    int horizonDays,
    int draws,
    boolean warm) {
  private static final long DAY_MILLIS = 86_400_000;
  private static final int LEAST_SKUS = 120;
  private static final int SKUS_A_CATEGORY = 30;

  public LoopSettings {
    if (users < 1 || draws < 1 || horizonDays < 1 || historyDays < 2 * horizonDays) {
      throw new IllegalArgumentException(
          "bench loop: %d users, %d draws, %d days of history, horizon %d days; needs above 0, and a history of two horizons; correct the one that is not"
              .formatted(users, draws, historyDays, horizonDays));
    }
    if (days < historyDays + horizonDays + 7) {
      throw new IllegalArgumentException(
          "bench loop: --days is %d, needs %d or more (%d of history, a week to judge, %d for its labels)"
              .formatted(days, historyDays + horizonDays + 7, historyDays, horizonDays));
    }
  }

  /** With six weeks of history, the challenge's horizon and 400 draws. */
  public static LoopSettings of(int users, int days, long seed, double drift, boolean warm) {
    return new LoopSettings(users, days, seed, drift, 42, 14, 400, warm);
  }

  /** The shop: busy users, about a third of the SKUs on the shelf at a time when it drifts. */
  ShopSpec shop() {
    int skus = Math.max(LEAST_SKUS, (int) (0.4 * users));
    return ShopSpec.of(users, days, seed)
        .withDensity(4, 2)
        .withCatalogue(skus, Math.max(4, skus / SKUS_A_CATEGORY), 0.15, 0)
        .withDisorder(0, 0, 5_000)
        .withDrift(drift);
  }

  /** The first midnight that nothing is judged at any more: what follows is for labels. */
  int liveToDay() {
    return historyDays + weeks() * 7;
  }

  /** Whole weeks that are judged. */
  int weeks() {
    return (days - horizonDays - historyDays) / 7;
  }

  long millis(int day) {
    return shop().start().toEpochMilli() + day * DAY_MILLIS;
  }

  long horizonMillis() {
    return horizonDays * DAY_MILLIS;
  }

  long historyMillis() {
    return historyDays * DAY_MILLIS;
  }
}
