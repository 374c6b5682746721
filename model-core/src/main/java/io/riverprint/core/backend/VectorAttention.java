package io.riverprint.core.backend;

import java.util.Arrays;

/**
 * The attention layer and the mean over its rows on packed weights, one user at a time: so a user's
 * result does not depend on the batch. For one thread.
 */
final class VectorAttention {
  private static final int LANES = PackedGru.LANES;

  private final PackedAttention packed;
  private final int width;
  private final int stride;
  private final int heads;
  private final int keyStride;
  private final float perRoot;
  private final VectorNorm afterAttention;
  private final VectorNorm afterFeedForward;
  private final float[] queries;
  private final float[] keys;
  private final float[] columns;
  private final float[] values;
  private final float[] mixed;
  private final float[] y;
  private final float[] middle;
  private final float[] scores;

  VectorAttention(PackedAttention packed) {
    // Room for whole tiles of 4 rows, and for the vector with which a head ends.
    int rows = packed.spec.attentionRows() + 4;
    this.packed = packed;
    this.width = packed.query.inputs;
    this.stride = packed.query.paddedOutputs;
    this.heads = packed.spec.attentionHeads();
    this.keyStride = (packed.spec.attentionRows() + LANES - 1) / LANES * LANES;
    this.perRoot = (float) (1 / Math.sqrt((double) width / heads));
    this.afterAttention = new VectorNorm(packed.weights.afterAttention());
    this.afterFeedForward = new VectorNorm(packed.weights.afterFeedForward());
    this.queries = new float[rows * stride];
    this.keys = new float[rows * stride];
    this.columns = new float[width * keyStride];
    this.values = new float[rows * stride];
    this.mixed = new float[rows * stride];
    this.y = new float[rows * stride];
    this.middle = new float[rows * packed.up.paddedOutputs];
    this.scores = new float[keyStride];
  }

  /** Writes the mean over {@code rows} rows, which lie one after another; 0 where there is none. */
  void mean(float[] x, int xAt, int rows, float[] to, int at) {
    Arrays.fill(to, at, at + width, 0);
    if (rows == 0) {
      return;
    }
    attend(x, xAt, rows);
    DenseTiles.apply(packed.out, mixed, 0, stride, rows, y, stride);
    for (int row = 0; row < rows; row++) {
      Sums.add(x, xAt + row * width, y, row * stride, width);
    }
    afterAttention.apply(y, stride, rows);
    feedForward(rows);
    for (int row = 0; row < rows; row++) {
      Sums.add(y, row * stride, to, at, width);
    }
    for (int i = at; i < at + width; i++) {
      to[i] /= rows;
    }
  }

  private void attend(float[] x, int xAt, int rows) {
    DenseTiles.apply(packed.query, x, xAt, width, rows, queries, stride);
    DenseTiles.apply(packed.key, x, xAt, width, rows, keys, stride);
    DenseTiles.apply(packed.value, x, xAt, width, rows, values, stride);
    for (int row = 0; row < rows; row++) {
      for (int i = 0; i < width; i++) {
        columns[i * keyStride + row] = keys[row * stride + i];
      }
    }
    int d = width / heads;
    for (int row = 0; row < rows; row++) {
      for (int head = 0; head < heads; head++) {
        int at = row * stride + head * d;
        AttentionKernel.scores(
            queries, at, columns, head * d * keyStride, keyStride, d, scores, rows);
        softmax(rows);
        AttentionKernel.mix(scores, rows, values, head * d, stride, mixed, at, d);
      }
    }
  }

  private void softmax(int rows) {
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < rows; i++) {
      scores[i] *= perRoot;
      most = Math.max(most, scores[i]);
    }
    for (int i = 0; i < rows; i++) {
      scores[i] -= most;
    }
    VectorFunctions.exp(scores, rows);
    float sum = 0;
    for (int i = 0; i < rows; i++) {
      sum += scores[i];
    }
    for (int i = 0; i < rows; i++) {
      scores[i] /= sum;
    }
  }

  private void feedForward(int rows) {
    int wide = packed.up.paddedOutputs;
    DenseTiles.apply(packed.up, y, 0, stride, rows, middle, wide);
    for (int i = 0; i < rows * wide; i++) {
      middle[i] = Math.max(middle[i], 0);
    }
    DenseTiles.apply(packed.down, middle, 0, wide, rows, mixed, stride);
    for (int row = 0; row < rows; row++) {
      Sums.add(mixed, row * stride, y, row * stride, width);
    }
    afterFeedForward.apply(y, stride, rows);
  }
}
