package io.riverprint.core.feature;

/**
 * What is kept of one user at most. Beyond a table's limit the key touched longest ago is
 * forgotten.
 *
 * @param skus distinct SKUs counted
 * @param categories distinct categories counted
 * @param clusters distinct name clusters counted
 * @param urls distinct URLs counted
 * @param queries distinct queries counted
 * @param events raw events kept for a new release to replay
 */
public record Limits(int skus, int categories, int clusters, int urls, int queries, int events) {

  public static final Limits DEFAULT = new Limits(64, 32, 32, 32, 16, 256);

  public Limits {
    if (Math.min(Math.min(skus, categories), Math.min(clusters, urls)) < 1
        || Math.min(queries, events) < 1) {
      throw new IllegalArgumentException(
          "limits: all must be >= 1, got "
              + skus
              + ", "
              + categories
              + ", "
              + clusters
              + ", "
              + urls
              + ", "
              + queries
              + ", "
              + events);
    }
  }
}
