package io.riverprint.trainer.space;

import io.riverprint.core.net.SpaceMap;
import java.util.List;

/**
 * How far mapped vectors are from what they were mapped to.
 *
 * @param cosine mean over users; of those whose vectors are not zero
 * @param relative Frobenius norm of the differences by that of the vectors mapped to
 */
record MapError(double cosine, double relative) {

  static MapError of(SpaceMap map, List<float[]> x, List<float[]> y) {
    double cosines = 0;
    double off = 0;
    double all = 0;
    for (int user = 0; user < x.size(); user++) {
      float[] mapped = map.apply(x.get(user), 0);
      float[] wanted = y.get(user);
      double there = dot(wanted, wanted);
      double length = Math.sqrt(dot(mapped, mapped) * there);
      cosines += length == 0 ? 0 : dot(mapped, wanted) / length;
      off += dot(mapped, mapped) - 2 * dot(mapped, wanted) + there;
      all += there;
    }
    return new MapError(cosines / x.size(), Math.sqrt(Math.max(0, off) / all));
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += (double) a[k] * b[k];
    }
    return sum;
  }
}
