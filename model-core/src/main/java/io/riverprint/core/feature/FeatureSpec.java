package io.riverprint.core.feature;

import io.riverprint.core.session.SessionRule;

/**
 * Everything about features that was fitted on data. Part of a bundle; the same for training,
 * judging and serving. Nobody writes to its arrays after it is made.
 *
 * @param sessionRule when sessions end
 * @param limits what is kept of a user
 * @param catalogue SKUs and categories
 * @param skuStats by SKU index, 3 kinds
 * @param categoryStats by category index, 3 kinds
 * @param clusterStats by name cluster, 3 kinds
 * @param urlKeys keys of the URLs that have statistics
 * @param urlStats by position in {@code urlKeys}, 1 kind
 * @param queryKeys keys of the queries that have statistics
 * @param queryStats by position in {@code queryKeys}, 1 kind
 * @param queryCentroids of KMeans on query codes, cluster after cluster, {@link Catalogue#CODES}
 *     each
 * @param queryClusterStats by query cluster, 1 kind
 * @param priceEdges ascending upper edges of the price buckets: a price is in the first bucket
 *     whose edge is not below it; empty where prices came as buckets
 * @param normalizers one for each raw column of {@code Columns}, in its order
 * @param targetCategories category indices the category head scores, in the order of its logits
 * @param targetSkus SKU indices the SKU head scores, in the order of its logits
 */
public record FeatureSpec(
    SessionRule sessionRule,
    Limits limits,
    Catalogue catalogue,
    KeyStats skuStats,
    KeyStats categoryStats,
    KeyStats clusterStats,
    long[] urlKeys,
    KeyStats urlStats,
    long[] queryKeys,
    KeyStats queryStats,
    float[] queryCentroids,
    KeyStats queryClusterStats,
    float[] priceEdges,
    Normalizer[] normalizers,
    int[] targetCategories,
    int[] targetSkus) {}
