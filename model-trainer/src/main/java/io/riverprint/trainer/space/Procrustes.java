package io.riverprint.trainer.space;

import io.riverprint.core.net.SpaceMap;
import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The orthogonal map that brings one set of vectors nearest to another (Schoenemann, "A generalized
 * solution of the orthogonal Procrustes problem", Psychometrika 1966): with sum of y x' = U S V', M
 * = U V' has the least sum of |M x - y|^2.
 */
final class Procrustes {
  private Procrustes() {}

  /**
   * The map from x to y.
   *
   * @param x vectors of one space
   * @param y the same users' vectors in the other, as wide
   */
  static SpaceMap fit(List<float[]> x, List<float[]> y) {
    int width = x.get(0).length;
    double[][] cross = new double[width][width];
    for (int user = 0; user < x.size(); user++) {
      add(y.get(user), x.get(user), cross);
    }
    SingularValueDecomposition svd =
        new SingularValueDecomposition(new Array2DRowRealMatrix(cross, false));
    RealMatrix map = svd.getU().multiply(svd.getVT());
    float[] matrix = new float[width * width];
    for (int row = 0; row < width; row++) {
      for (int column = 0; column < width; column++) {
        matrix[row * width + column] = (float) map.getEntry(row, column);
      }
    }
    return new SpaceMap(width, matrix);
  }

  private static void add(float[] y, float[] x, double[][] to) {
    for (int row = 0; row < y.length; row++) {
      for (int column = 0; column < x.length; column++) {
        to[row][column] += (double) y[row] * x[column];
      }
    }
  }
}
