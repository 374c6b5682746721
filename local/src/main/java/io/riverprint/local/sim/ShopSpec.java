package io.riverprint.local.sim;

import static io.riverprint.local.sim.SpecCheck.need;
import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.function.Consumer;

/**
 * Everything a simulated shop is made from; two equal specs are the same shop, byte for byte.
 *
 * @param users clients the shop ever sees within its days, 1 to 2^24
 * @param days length in days, 1 to 1500
 * @param start first midnight, UTC
 * @param catalogueSize SKUs, at least one per category
 * @param categories leaf categories
 * @param activityFactor multiplies how often a user comes; 1 fits the challenge's figures
 * @param productFactor multiplies how likely a session searches, fills a cart or buys; 1 fits
 * @param driftPerWeek standard deviation of the weekly change of an item's log popularity; a tenth
 *     of it is the daily chance that a user swaps an interest, and an item its price level
 * @param newItemShare share of SKUs that appear after the start
 * @param drift how much more the shop changes while it is watched, 0 (no more than {@code
 *     driftPerWeek}) to 3; see {@link Drift}
 * @param passerShare share of users who come for one page and never again
 * @param botShare share of users who are robots
 * @param lateShare share of events that arrive more than the bound after their time
 * @param duplicateShare share of events that are sent twice
 * @param latenessBoundMillis the bound of the job that the shop is made for; events that are not
 *     late arrive within four fifths of it
 */
public record ShopSpec(
    int users,
    int days,
    long seed,
    Instant start,
    int catalogueSize,
    int categories,
    double activityFactor,
    double productFactor,
    double driftPerWeek,
    double newItemShare,
    double drift,
    double passerShare,
    double botShare,
    double lateShare,
    double duplicateShare,
    long latenessBoundMillis) {

  static final long DAY_MILLIS = 86_400_000L;

  public ShopSpec {
    requireNonNull(start, "start");
    need("users", users, 1, 1 << 24);
    need("days", days, 1, 1500);
    need("categories", categories, 1, 1 << 16);
    need("catalogueSize", catalogueSize, categories, 1 << 24);
    need("activityFactor", activityFactor, 0.01, 100);
    need("productFactor", productFactor, 0, 100);
    need("driftPerWeek", driftPerWeek, 0, 2);
    need("newItemShare", newItemShare, 0, 0.9);
    need("drift", drift, 0, 3);
    need("passerShare", passerShare, 0, 1);
    need("botShare", botShare, 0, 1 - passerShare);
    need("lateShare", lateShare, 0, 1);
    need("duplicateShare", duplicateShare, 0, 1);
    need("latenessBoundMillis", (double) latenessBoundMillis, 100, 30.0 * DAY_MILLIS);
    if (start.toEpochMilli() % DAY_MILLIS != 0) {
      throw new IllegalArgumentException(
          "shop: start is " + start + ", needed a midnight in UTC; cut it to the day");
    }
  }

  /**
   * A shop that follows the challenge's figures: 0.87 SKUs a client, as there, so that demand per
   * SKU is as thin; its first day is the challenge's, a Monday.
   */
  public static ShopSpec of(int users, int days, long seed) {
    int catalogue = (int) Math.max(240, Math.min(1 << 24, Math.round(0.87 * users)));
    int categories = Math.max(12, catalogue / 188);
    return new ShopSpec(
        users,
        days,
        seed,
        Instant.parse("2022-05-23T00:00:00Z"),
        catalogue,
        categories,
        1,
        1,
        0.15,
        0.1,
        0,
        0.41,
        1e-4,
        0.001,
        0.002,
        5_000);
  }

  /** The same shop with busier users: more sessions, and more product events in them. */
  public ShopSpec withDensity(double activity, double product) {
    return with(
        changed -> {
          changed.activityFactor = activity;
          changed.productFactor = product;
        });
  }

  /** The same shop with another share of one-page visitors and of robots. */
  public ShopSpec withCrowd(double passers, double bots) {
    return with(
        changed -> {
          changed.passerShare = passers;
          changed.botShare = bots;
        });
  }

  /** The same shop over another line to the job. */
  public ShopSpec withDisorder(double late, double duplicates, long boundMillis) {
    return with(
        changed -> {
          changed.lateShare = late;
          changed.duplicateShare = duplicates;
          changed.latenessBoundMillis = boundMillis;
        });
  }

  /** The same shop with another catalogue, drifting at another speed. */
  public ShopSpec withCatalogue(int skus, int leaves, double perWeek, double newShare) {
    return with(
        changed -> {
          changed.catalogueSize = skus;
          changed.categories = leaves;
          changed.driftPerWeek = perWeek;
          changed.newItemShare = newShare;
        });
  }

  /** The same shop, changing so much while it is watched; 0 for one that does not. */
  public ShopSpec withDrift(double strength) {
    return with(changed -> changed.drift = strength);
  }

  /** The same shop, opening at another midnight (UTC). */
  public ShopSpec withStart(Instant midnight) {
    return with(changed -> changed.start = midnight);
  }

  private ShopSpec with(Consumer<ShopDraft> change) {
    ShopDraft draft = new ShopDraft(this);
    change.accept(draft);
    return draft.spec();
  }
}
