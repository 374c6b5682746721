package io.riverprint.console.map;

import java.util.Arrays;
import java.util.List;

/**
 * The two directions in which vectors differ most (principal components, by power iteration), and
 * where they lie in that plane. Immutable.
 */
final class Projection {
  private static final int ROUNDS = 40;

  private final float[] mean;
  private final float[][] axes;

  private Projection(float[] mean, float[][] axes) {
    this.mean = mean;
    this.axes = axes;
  }

  /** Of vectors of one width, at least one; always the same for the same vectors. */
  static Projection of(List<float[]> vectors) {
    int width = vectors.get(0).length;
    return fit(vectors, start(width, 0), start(width, 1));
  }

  /** Of newer vectors of the same width, begun where this one is: the picture does not flip. */
  Projection refit(List<float[]> vectors) {
    return fit(vectors, axes[0], axes[1]);
  }

  int width() {
    return mean.length;
  }

  /** Where a vector lies on an axis, 0 or 1. */
  float place(float[] vector, int axis) {
    float sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += (vector[i] - mean[i]) * axes[axis][i];
    }
    return sum;
  }

  private static Projection fit(List<float[]> vectors, float[] first, float[] second) {
    float[] mean = mean(vectors);
    float[] x = iterate(vectors, mean, first, new float[mean.length]);
    float[] y = iterate(vectors, mean, second, x);
    return new Projection(mean, new float[][] {x, y});
  }

  /** Towards the strongest direction that is at right angles to another one. */
  private static float[] iterate(List<float[]> vectors, float[] mean, float[] from, float[] not) {
    float[] axis = unit(without(from, not), from);
    for (int round = 0; round < ROUNDS; round++) {
      axis = unit(without(spread(vectors, mean, axis), not), axis);
    }
    return axis;
  }

  /** The covariance matrix times an axis, without the matrix. */
  private static float[] spread(List<float[]> vectors, float[] mean, float[] axis) {
    float[] sum = new float[axis.length];
    float shift = dot(mean, axis);
    for (float[] vector : vectors) {
      float along = dot(vector, axis) - shift;
      for (int i = 0; i < sum.length; i++) {
        sum[i] += along * (vector[i] - mean[i]);
      }
    }
    return sum;
  }

  private static float[] without(float[] vector, float[] not) {
    float along = dot(vector, not);
    float[] rest = vector.clone();
    for (int i = 0; i < rest.length; i++) {
      rest[i] -= along * not[i];
    }
    return rest;
  }

  private static float[] unit(float[] vector, float[] otherwise) {
    double length = Math.sqrt(dot(vector, vector));
    if (!(length > 1e-12)) {
      return otherwise;
    }
    float[] unit = new float[vector.length];
    for (int i = 0; i < unit.length; i++) {
      unit[i] = (float) (vector[i] / length);
    }
    return unit;
  }

  private static float[] mean(List<float[]> vectors) {
    float[] mean = new float[vectors.get(0).length];
    for (float[] vector : vectors) {
      for (int i = 0; i < mean.length; i++) {
        mean[i] += vector[i] / vectors.size();
      }
    }
    return mean;
  }

  /** Any direction does; this one is not at right angles to anything likely. */
  private static float[] start(int width, int axis) {
    float[] start = new float[width];
    for (int i = 0; i < width; i++) {
      start[i] = (float) Math.cos((i + 1) * (axis + 1.3));
    }
    return unit(start, filled(width));
  }

  private static float[] filled(int width) {
    float[] ones = new float[width];
    Arrays.fill(ones, 1f);
    return ones;
  }

  private static float dot(float[] a, float[] b) {
    float sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
