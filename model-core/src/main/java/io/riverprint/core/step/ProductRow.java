package io.riverprint.core.step;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.KeyStats;
import io.riverprint.core.user.KeyTable;
import io.riverprint.core.user.UserEvent;
import io.riverprint.core.user.UserState.Encoded;

/** Counts a product event and writes its row (reference, sections 4.1 and 4.8, causal). */
final class ProductRow {
  private static final int BUY = 0;
  private static final int ADD = 1;
  private static final int REMOVE = 2;
  private static final byte[] NO_CODES = new byte[Catalogue.CODES];

  private final FeatureSpec spec;
  private final ProductKeys keys;

  ProductRow(FeatureSpec spec, ProductKeys keys) {
    this.spec = spec;
    this.keys = keys;
  }

  /** The user's tables, this event included. Keys that are not known have no table. */
  void count(Encoded user, UserEvent event, int sku) {
    int kind = event.type().code();
    user.skus.add(event.itemKey(), kind, spec.limits().skus());
    long category = keys.categoryKey(event, sku);
    if (category != 0) {
      user.categories.add(category, kind, spec.limits().categories());
    }
    int cluster = keys.cluster(sku);
    if (cluster >= 0) {
      user.clusters.add(cluster, kind, spec.limits().clusters());
    }
  }

  /** The columns after the common ones, in the order of {@code Columns}. */
  void write(Encoded user, UserEvent event, int sku, RawRow row) {
    long skuKey = event.itemKey();
    long categoryKey = keys.categoryKey(event, sku);
    int category = keys.category(event, sku);
    int cluster = keys.cluster(sku);
    KeyStats skus = spec.skuStats();
    KeyStats categories = spec.categoryStats();

    putCounts(row, user.skus, skuKey);
    row.put(user.skus.entropy());
    row.put(user.clusters.entropy());
    row.put(user.categories.entropy());
    row.put(RawRow.rate(user.skus.count(skuKey, BUY), user.skus.count(skuKey, ADD)));
    row.put(RawRow.rate(user.totals[BUY], user.totals[ADD]));
    row.put(RawRow.rate(skus.count(sku, BUY), skus.count(sku, ADD)));
    row.put(user.totals[BUY]);
    row.put(user.totals[ADD]);
    row.put(user.totals[REMOVE]);
    row.put(skus.isTop(sku));
    putCounts(row, user.clusters, cluster);
    putCounts(row, spec.clusterStats(), cluster);
    row.put(spec.clusterStats().entropy(cluster));
    row.put(skus.entropy(sku));
    putCounts(row, skus, sku);
    row.put(categories.isTop(category));
    putCounts(row, user.categories, categoryKey);
    row.put(RawRow.rate(categories.count(category, BUY), categories.count(category, ADD)));
    row.put(
        RawRow.rate(
            user.categories.count(categoryKey, BUY), user.categories.count(categoryKey, ADD)));
    putCounts(row, categories, category);
    row.put(categories.entropy(category));
    row.put((keys.price(event, sku) + 1) / 100f);
    boolean known = sku >= 0;
    row.putCodes(
        known ? spec.catalogue().codesOfSku : NO_CODES, known ? sku * Catalogue.CODES : 0, known);
    row.put(known);
  }

  private static void putCounts(RawRow row, KeyTable table, long key) {
    row.put(table.count(key, BUY));
    row.put(table.count(key, ADD));
    row.put(table.count(key, REMOVE));
  }

  private static void putCounts(RawRow row, KeyStats stats, int index) {
    row.put(stats.count(index, BUY));
    row.put(stats.count(index, ADD));
    row.put(stats.count(index, REMOVE));
  }
}
