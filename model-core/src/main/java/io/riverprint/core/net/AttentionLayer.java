package io.riverprint.core.net;

import java.util.Arrays;

/**
 * The definition of the attention layer and of the mean over its rows (reference, section 5.3,
 * steps 2 and 3). Every row attends to every row. Holds scratch space: for one thread.
 *
 * <pre>
 * head k of row i: sum over j of softmax_j(q_i . k_j / sqrt d) v_j, in the head's d columns
 * y = LN(x + out(heads side by side)), z = LN(y + down(ReLU(up y))), result: mean of z
 * </pre>
 */
final class AttentionLayer {
  private final int width;
  private final int heads;
  private final int headWidth;
  private final DenseLayer query;
  private final DenseLayer key;
  private final DenseLayer value;
  private final DenseLayer out;
  private final LayerNorm afterAttention;
  private final DenseLayer up;
  private final DenseLayer down;
  private final LayerNorm afterFeedForward;
  private final float[] keys;
  private final float[] values;
  private final float[] q;
  private final float[] mixed;
  private final float[] y;
  private final float[] middle;
  private final double[] scores;

  AttentionLayer(AttentionWeights weights, ReadoutSpec.Trunk spec) {
    this.width = weights.query().inputs();
    this.heads = spec.attentionHeads();
    this.headWidth = width / heads;
    this.query = new DenseLayer(weights.query());
    this.key = new DenseLayer(weights.key());
    this.value = new DenseLayer(weights.value());
    this.out = new DenseLayer(weights.out());
    this.afterAttention = new LayerNorm(weights.afterAttention());
    this.up = new DenseLayer(weights.up());
    this.down = new DenseLayer(weights.down());
    this.afterFeedForward = new LayerNorm(weights.afterFeedForward());
    this.keys = new float[spec.attentionRows() * width];
    this.values = new float[spec.attentionRows() * width];
    this.q = new float[width];
    this.mixed = new float[width];
    this.y = new float[width];
    this.middle = new float[spec.feedForward()];
    this.scores = new double[spec.attentionRows()];
  }

  /** Writes the mean over {@code rows} rows, which lie one after another; 0 where there is none. */
  void mean(float[] x, int xAt, int rows, float[] to) {
    for (int row = 0; row < rows; row++) {
      key.apply(x, xAt + row * width, keys, row * width);
      value.apply(x, xAt + row * width, values, row * width);
    }
    Arrays.fill(to, 0, width, 0);
    for (int row = 0; row < rows; row++) {
      layer(x, xAt + row * width, rows);
      for (int i = 0; i < width; i++) {
        to[i] += y[i];
      }
    }
    for (int i = 0; i < width && rows > 0; i++) {
      to[i] /= rows;
    }
  }

  /** One row through the whole layer, into {@code y}. */
  private void layer(float[] x, int at, int rows) {
    query.apply(x, at, q, 0);
    Arrays.fill(mixed, 0);
    for (int head = 0; head < heads; head++) {
      attend(head * headWidth, rows);
    }
    out.apply(mixed, 0, y, 0);
    for (int i = 0; i < width; i++) {
      y[i] += x[at + i];
    }
    afterAttention.apply(y, 0, y, 0);
    up.apply(y, 0, middle, 0);
    for (int i = 0; i < middle.length; i++) {
      middle[i] = Math.max(middle[i], 0);
    }
    down.apply(middle, 0, mixed, 0);
    for (int i = 0; i < width; i++) {
      y[i] += mixed[i];
    }
    afterFeedForward.apply(y, 0, y, 0);
  }

  private void attend(int from, int rows) {
    double most = Double.NEGATIVE_INFINITY;
    for (int row = 0; row < rows; row++) {
      double score = 0;
      for (int i = from; i < from + headWidth; i++) {
        score += (double) q[i] * keys[row * width + i];
      }
      scores[row] = score / StrictMath.sqrt(headWidth);
      most = Math.max(most, scores[row]);
    }
    double sum = 0;
    for (int row = 0; row < rows; row++) {
      scores[row] = StrictMath.exp(scores[row] - most);
      sum += scores[row];
    }
    for (int row = 0; row < rows; row++) {
      float share = (float) (scores[row] / sum);
      for (int i = from; i < from + headWidth; i++) {
        mixed[i] += share * values[row * width + i];
      }
    }
  }
}
