package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.CodeClusters;
import io.riverprint.core.feature.LongIndex;
import io.riverprint.core.user.UserEvent;
import io.riverprint.schema.EventType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All shop-wide counts of the training part: SKUs, categories, clusters, URLs and queries. */
final class Tallies {
  private static final int PRODUCT_KINDS = 3;

  final KeyTally skus;
  final KeyTally categories;
  final KeyTally clusters;
  final KeyTally urls;
  final KeyTally queries;
  final KeyTally queryClusters;
  final long[] urlKeys;
  final long[] queryKeys;
  final float[] queryCentroids;

  private final Catalogue catalogue;
  private final LongIndex urlIndex;
  private final LongIndex queryIndex;
  private final CodeClusters queryCode;

  /**
   * Counts all events of these users.
   *
   * @param mostKeys how many URLs, and how many queries, get statistics: the most frequent ones
   */
  Tallies(Catalogue catalogue, int nameClusters, List<UserHistory> users, int mostKeys, long seed) {
    this.catalogue = catalogue;
    this.urlKeys = frequent(users, EventType.PAGE_VISIT, mostKeys);
    this.queryKeys = frequent(users, EventType.SEARCH_QUERY, mostKeys);
    this.queryCentroids = CodeClustering.centroids(distinctCodes(users), seed);
    this.urlIndex = new LongIndex(urlKeys);
    this.queryIndex = new LongIndex(queryKeys);
    this.queryCode = new CodeClusters(queryCentroids);
    this.skus = new KeyTally(catalogue.skus.length, PRODUCT_KINDS);
    this.categories = new KeyTally(catalogue.categories.length, PRODUCT_KINDS);
    this.clusters = new KeyTally(nameClusters, PRODUCT_KINDS);
    this.urls = new KeyTally(urlKeys.length, 1);
    this.queries = new KeyTally(queryKeys.length, 1);
    this.queryClusters = new KeyTally(queryCentroids.length / Catalogue.CODES, 1);
    users.forEach(this::count);
  }

  private void count(UserHistory user) {
    for (UserEvent event : user.events()) {
      switch (event.type()) {
        case PRODUCT_BUY, ADD_TO_CART, REMOVE_FROM_CART -> countProduct(event);
        case PAGE_VISIT -> urls.add(urlIndex.find(event.itemKey()), 0);
        case SEARCH_QUERY -> countSearch(event);
      }
    }
    for (KeyTally tally : List.of(skus, categories, clusters, urls, queries, queryClusters)) {
      tally.endUser();
    }
  }

  private void countProduct(UserEvent event) {
    int kind = event.type().code();
    int sku = catalogue.sku(event.itemKey());
    skus.add(sku, kind);
    categories.add(TargetWindow.category(catalogue, event), kind);
    clusters.add(sku < 0 ? Catalogue.UNKNOWN : catalogue.clusterOfSku[sku], kind);
  }

  private void countSearch(UserEvent event) {
    byte[] codes = event.codes();
    queries.add(queryIndex.find(event.itemKey()), 0);
    queryClusters.add(codes == null ? Catalogue.UNKNOWN : queryCode.nearest(codes), 0);
  }

  private static long[] frequent(List<UserHistory> users, EventType type, int most) {
    Map<Long, Integer> counts = new HashMap<>();
    for (UserHistory user : users) {
      for (UserEvent event : user.events()) {
        if (event.type() == type) {
          counts.merge(event.itemKey(), 1, Integer::sum);
        }
      }
    }
    return counts.entrySet().stream()
        .sorted(
            Map.Entry.<Long, Integer>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .mapToLong(Map.Entry::getKey)
        .toArray();
  }

  private static List<byte[]> distinctCodes(List<UserHistory> users) {
    Map<Long, byte[]> codes = new LinkedHashMap<>();
    for (UserHistory user : users) {
      for (UserEvent event : user.events()) {
        byte[] found = event.codes();
        if (found != null) {
          codes.putIfAbsent(event.itemKey(), found);
        }
      }
    }
    return List.copyOf(codes.values());
  }
}
