package io.riverprint.local.sim;

import io.riverprint.schema.BehaviorEvent;
import org.jspecify.annotations.Nullable;

/**
 * Gives packed events their text; texts of products and queries are made once. To be made before
 * the shop's first day where names matter.
 */
final class EventText {
  private final ShopSpec spec;
  // As when the shop opened: a name does not change when the fashion does.
  private final float[] itemVectors;
  private final float[] leafVectors;
  private final float[] directions = new float[Tastes.CODES * Tastes.RANK];
  private final @Nullable String[] skus;
  private final @Nullable String[] urls;
  private final @Nullable String[] queries;
  private final String[] categories;
  private final int[] leafOf;

  EventText(ShopSpec spec, Shelves shelves) {
    this.spec = spec;
    CategoryTree tree = shelves.tree();
    boolean moves = !shelves.drift().isNone();
    itemVectors = moves ? shelves.vectors().clone() : shelves.vectors();
    leafVectors = moves ? tree.vectors().clone() : tree.vectors();
    skus = new String[spec.catalogueSize()];
    urls = new String[new Pages(spec.categories()).product(spec.catalogueSize())];
    queries = new String[spec.categories() * Shelves.QUERIES];
    categories = new String[spec.categories()];
    leafOf = new int[spec.catalogueSize()];
    SplitMix random = new SplitMix(spec.seed() ^ 0xD12EC7);
    for (int i = 0; i < directions.length; i++) {
      directions[i] = (float) random.nextNormal();
    }
    for (int leaf = 0; leaf < categories.length; leaf++) {
      categories[leaf] = Integer.toString(leaf + 1);
      java.util.Arrays.fill(leafOf, tree.first(leaf), tree.first(leaf + 1), leaf);
    }
  }

  /** Clients, SKUs and categories count from 1. */
  static long id(int index) {
    return index + 1L;
  }

  int leaf(int item) {
    return leafOf[item];
  }

  /** 16 codes near those of the products of the same taste. */
  String name(int item) {
    SplitMix random = new SplitMix(SplitMix.mix(spec.seed() ^ 0x4A3E, item, 0));
    return Tastes.codes(itemVectors, item * Tastes.RANK, directions, 0.3, random);
  }

  /** 16 codes near those of the products in the category that is searched. */
  String query(int query) {
    String known = queries[query];
    if (known == null) {
      SplitMix random = new SplitMix(SplitMix.mix(spec.seed() ^ 0x9E27, query, 0));
      int at = query / Shelves.QUERIES * Tastes.RANK;
      known = Tastes.codes(leafVectors, at, directions, 0.8, random);
      queries[query] = known;
    }
    return known;
  }

  BehaviorEvent event(EventBuffer from, int at) {
    int about = from.item[at];
    return switch (from.type(at)) {
      case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART ->
          event(from, at, number(skus, about, about + 1), null, null, categories[leafOf[about]]);
      case PAGE_VISIT -> event(from, at, null, number(urls, about, about), null, null);
      case SEARCH_QUERY -> event(from, at, null, null, query(about), null);
    };
  }

  private BehaviorEvent event(
      EventBuffer from,
      int at,
      @Nullable String sku,
      @Nullable String url,
      @Nullable String query,
      @Nullable String category) {
    String user = Long.toString(id(from.user[at]));
    return new BehaviorEvent(
        user,
        user + "-" + from.number[at],
        spec.start().toEpochMilli() + from.second[at] * 1000L,
        from.type(at),
        sku,
        url,
        query,
        category,
        category == null ? Float.NaN : from.price[at]);
  }

  private static String number(@Nullable String[] made, int at, int number) {
    String known = made[at];
    if (known == null) {
      known = Integer.toString(number);
      made[at] = known;
    }
    return known;
  }
}
