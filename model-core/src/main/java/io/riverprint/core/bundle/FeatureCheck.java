package io.riverprint.core.bundle;

import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.feature.KeyStats;
import io.riverprint.core.feature.Normalizer;

/** Whether the fitted parts of a feature spec fit each other. */
final class FeatureCheck {
  private static final int PRODUCT_KINDS = 3;
  private static final int PRICES = 100;

  private FeatureCheck() {}

  static void check(String where, FeatureSpec spec) {
    Catalogue catalogue = spec.catalogue();
    stats(where + ", SKUs", spec.skuStats(), catalogue.skus.length, PRODUCT_KINDS);
    stats(where + ", categories", spec.categoryStats(), catalogue.categories.length, PRODUCT_KINDS);
    stats(where + ", clusters", spec.clusterStats(), spec.clusterStats().size(), PRODUCT_KINDS);
    stats(where + ", URLs", spec.urlStats(), spec.urlKeys().length, 1);
    stats(where + ", queries", spec.queryStats(), spec.queryKeys().length, 1);
    int queryClusters = spec.queryCentroids().length / Catalogue.CODES;
    stats(where + ", query clusters", spec.queryClusterStats(), queryClusters, 1);
    Require.equal(
        where, "query centroids' tail", spec.queryCentroids().length % Catalogue.CODES, 0);
    catalogue(where + ", catalogue", catalogue, spec.clusterStats().size());
    edges(where + ", price edges", spec.priceEdges());
    Require.equal(where, "normalizers", spec.normalizers().length, Columns.NORMALIZERS);
    for (Normalizer normalizer : spec.normalizers()) {
      Require.that(
          normalizer.min() <= normalizer.max(), where, "" + normalizer, "min not above max");
    }
    indices(where + ", target categories", spec.targetCategories(), 0, catalogue.categories.length);
    indices(where + ", target SKUs", spec.targetSkus(), 0, catalogue.skus.length);
  }

  private static void catalogue(String where, Catalogue catalogue, int clusters) {
    int unknown = Catalogue.UNKNOWN;
    indices(where + ", categories", catalogue.categoryOfSku, unknown, catalogue.categories.length);
    indices(where + ", prices", catalogue.priceOfSku, unknown, PRICES);
    indices(where + ", clusters", catalogue.clusterOfSku, unknown, clusters);
  }

  private static void stats(String where, KeyStats stats, int size, int kinds) {
    Require.equal(where, "statistics of keys:", stats.size(), size);
    Require.equal(where, "kinds", stats.kinds(), kinds);
  }

  private static void indices(String where, int[] indices, int from, int below) {
    for (int index : indices) {
      Require.that(
          index >= from && index < below, where, "index " + index, from + " to " + (below - 1));
    }
  }

  private static void edges(String where, float[] edges) {
    for (int i = 1; i < edges.length; i++) {
      Require.that(edges[i] > edges[i - 1], where, edges[i - 1] + ", " + edges[i], "ascending");
    }
  }
}
