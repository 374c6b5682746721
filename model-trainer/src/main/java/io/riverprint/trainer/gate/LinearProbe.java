package io.riverprint.trainer.gate;

import java.util.List;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Ridge regression from an embedding to labels: the smallest thing that a reader of profiles could
 * have trained. All labels are fitted at once.
 */
final class LinearProbe {
  /** Share of the mean squared coordinate that each coordinate is held back by. */
  private static final double RIDGE = 1e-2;

  private final double[][] weights;

  private LinearProbe(double[][] weights) {
    this.weights = weights;
  }

  /**
   * Fits W in (X'X + r I) W = X'Y, with a constant as the last column of X.
   *
   * @param embeddings of the users, of one width
   * @param labels each of all users
   */
  static LinearProbe fit(List<float[]> embeddings, List<boolean[]> labels) {
    int width = embeddings.get(0).length + 1;
    double[][] square = new double[width][width];
    double[][] cross = new double[width][labels.size()];
    for (int user = 0; user < embeddings.size(); user++) {
      add(embeddings.get(user), user, labels, square, cross);
    }
    double held = 1e-9;
    for (int k = 0; k < width; k++) {
      held += RIDGE * square[k][k] / width;
    }
    for (int k = 0; k < width; k++) {
      square[k][k] += held;
    }
    RealMatrix solved =
        new CholeskyDecomposition(new Array2DRowRealMatrix(square, false))
            .getSolver()
            .solve(new Array2DRowRealMatrix(cross, false));
    return new LinearProbe(solved.getData());
  }

  private static void add(
      float[] x, int user, List<boolean[]> labels, double[][] square, double[][] cross) {
    for (int a = 0; a < square.length; a++) {
      double at = value(x, a);
      for (int b = 0; b < square.length; b++) {
        square[a][b] += at * value(x, b);
      }
      for (int label = 0; label < labels.size(); label++) {
        cross[a][label] += labels.get(label)[user] ? at : 0;
      }
    }
  }

  /** What it makes of one label of an embedding. */
  float score(float[] embedding, int label) {
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      sum += weights[k][label] * value(embedding, k);
    }
    return (float) sum;
  }

  private static double value(float[] x, int at) {
    return at < x.length ? x[at] : 1;
  }
}
