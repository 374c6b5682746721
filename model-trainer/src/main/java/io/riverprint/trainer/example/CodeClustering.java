package io.riverprint.trainer.example;

import io.riverprint.core.feature.Catalogue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.hipparchus.clustering.CentroidCluster;
import org.hipparchus.clustering.DoublePoint;
import org.hipparchus.clustering.KMeansPlusPlusClusterer;
import org.hipparchus.clustering.distance.EuclideanDistance;
import org.hipparchus.random.Well19937c;

/**
 * KMeans of name or query codes (reference, sections 4.1 and 4.3): at most 100 clusters of the
 * distinct vectors, of at most {@value #SAMPLE} of them, so that a large shop is no slower.
 */
final class CodeClustering {
  static final int CLUSTERS = 100;
  private static final int SAMPLE = 5_000;
  private static final int ITERATIONS = 30;

  private CodeClustering() {}

  /** Centroids one after the other; none where there is no vector. */
  static float[] centroids(Collection<byte[]> codes, long seed) {
    List<DoublePoint> points = sample(codes, seed);
    if (points.isEmpty()) {
      return new float[0];
    }
    int clusters = Math.min(CLUSTERS, points.size());
    List<CentroidCluster<DoublePoint>> found =
        new KMeansPlusPlusClusterer<DoublePoint>(
                clusters, ITERATIONS, new EuclideanDistance(), new Well19937c(seed))
            .cluster(points);
    float[] centroids = new float[found.size() * Catalogue.CODES];
    for (int c = 0; c < found.size(); c++) {
      double[] center = found.get(c).getCenter().getPoint();
      for (int i = 0; i < Catalogue.CODES; i++) {
        centroids[c * Catalogue.CODES + i] = (float) center[i];
      }
    }
    return centroids;
  }

  private static List<DoublePoint> sample(Collection<byte[]> codes, long seed) {
    Map<DoublePoint, Boolean> distinct = new LinkedHashMap<>();
    for (byte[] vector : codes) {
      distinct.put(point(vector), true);
    }
    List<DoublePoint> points = new ArrayList<>(distinct.keySet());
    if (points.size() > SAMPLE) {
      Collections.shuffle(points, new Random(seed));
      points = points.subList(0, SAMPLE);
    }
    return points;
  }

  private static DoublePoint point(byte[] codes) {
    double[] point = new double[codes.length];
    for (int i = 0; i < codes.length; i++) {
      point[i] = codes[i] & 0xff;
    }
    return new DoublePoint(point);
  }
}
