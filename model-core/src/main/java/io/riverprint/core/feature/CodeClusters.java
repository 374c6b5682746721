package io.riverprint.core.feature;

/** Which KMeans cluster a vector of {@link Catalogue#CODES} unsigned bytes is nearest to. */
public final class CodeClusters {
  private final float[] centroids;

  /** Clusters with these centroids, one after the other; none is allowed. */
  public CodeClusters(float[] centroids) {
    this.centroids = centroids;
  }

  /** Index of the nearest centroid, the lower one of two equally near; -1 if there are none. */
  public int nearest(byte[] codes) {
    int nearest = Catalogue.UNKNOWN;
    float least = Float.POSITIVE_INFINITY;
    for (int c = 0; c * Catalogue.CODES < centroids.length; c++) {
      float distance = squaredDistance(codes, c * Catalogue.CODES);
      if (distance < least) {
        least = distance;
        nearest = c;
      }
    }
    return nearest;
  }

  private float squaredDistance(byte[] codes, int at) {
    float sum = 0;
    for (int i = 0; i < Catalogue.CODES; i++) {
      float difference = (codes[i] & 0xff) - centroids[at + i];
      sum += difference * difference;
    }
    return sum;
  }
}
