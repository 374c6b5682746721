package io.riverprint.local.sim;

import java.time.Instant;

/** A spec on its way to be another one: its components as fields. */
final class ShopDraft {
  final int users;
  final int days;
  final long seed;
  Instant start;
  int catalogueSize;
  int categories;
  double activityFactor;
  double productFactor;
  double driftPerWeek;
  double newItemShare;
  double drift;
  double passerShare;
  double botShare;
  double lateShare;
  double duplicateShare;
  long latenessBoundMillis;

  ShopDraft(ShopSpec spec) {
    users = spec.users();
    days = spec.days();
    seed = spec.seed();
    start = spec.start();
    catalogueSize = spec.catalogueSize();
    categories = spec.categories();
    activityFactor = spec.activityFactor();
    productFactor = spec.productFactor();
    driftPerWeek = spec.driftPerWeek();
    newItemShare = spec.newItemShare();
    drift = spec.drift();
    passerShare = spec.passerShare();
    botShare = spec.botShare();
    lateShare = spec.lateShare();
    duplicateShare = spec.duplicateShare();
    latenessBoundMillis = spec.latenessBoundMillis();
  }

  ShopSpec spec() {
    return new ShopSpec(
        users,
        days,
        seed,
        start,
        catalogueSize,
        categories,
        activityFactor,
        productFactor,
        driftPerWeek,
        newItemShare,
        drift,
        passerShare,
        botShare,
        lateShare,
        duplicateShare,
        latenessBoundMillis);
  }
}
