package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.AttentionWeights;

/** The attention layer of {@link AttentionWeights}, over rows of which some are padding. */
final class TrainableAttention {
  // Far above any product of a query and a key: e^-it is 0 in float32.
  private static final float FAR = 1e9f;

  private final int heads;
  private final TrainableDense query;
  private final TrainableDense key;
  private final TrainableDense value;
  private final TrainableDense out;
  private final TrainableNorm afterAttention;
  private final TrainableDense up;
  private final TrainableDense down;
  private final TrainableNorm afterFeedForward;
  private final Dropping dropping;

  TrainableAttention(Parameters parameters, AttentionWeights start, int heads, float dropout) {
    this.heads = heads;
    this.query = new TrainableDense(parameters, start.query());
    this.key = new TrainableDense(parameters, start.key());
    this.value = new TrainableDense(parameters, start.value());
    this.out = new TrainableDense(parameters, start.out());
    this.afterAttention = new TrainableNorm(parameters, start.afterAttention());
    this.up = new TrainableDense(parameters, start.up());
    this.down = new TrainableDense(parameters, start.down());
    this.afterFeedForward = new TrainableNorm(parameters, start.afterFeedForward());
    this.dropping = new Dropping(dropout);
  }

  /**
   * The mean over the rows that are none of padding, of what the layer makes of them.
   *
   * @param x B x L x H
   * @param there 1 for a row, 0 for padding; B x L x 1
   * @return B x H
   */
  NDArray mean(NDArray x, NDArray there, boolean training) {
    NDArray y = afterAttention.apply(x.add(drop(attend(x, there, training), training)));
    NDArray fed = down.apply(drop(up.apply(y).getNDArrayInternal().relu(), training));
    NDArray rows = afterFeedForward.apply(y.add(drop(fed, training)));
    return rows.mul(there).sum(new int[] {1}).div(there.sum(new int[] {1}));
  }

  private NDArray attend(NDArray x, NDArray there, boolean training) {
    Shape shape = x.getShape();
    double scale = 1 / Math.sqrt((double) shape.get(2) / heads);
    NDArray products =
        Scaled.by(split(query, x).matMul(split(key, x).transpose(0, 1, 3, 2)), scale);
    NDArray hidden = there.sub(1).mul(FAR).reshape(new Shape(shape.get(0), 1, 1, shape.get(1)));
    NDArray shares = drop(products.add(hidden).softmax(-1), training);
    return out.apply(shares.matMul(split(value, x)).transpose(0, 2, 1, 3).reshape(shape));
  }

  /** B x heads x L x H/heads. */
  private NDArray split(TrainableDense layer, NDArray x) {
    Shape shape = x.getShape();
    return layer
        .apply(x)
        .reshape(new Shape(shape.get(0), shape.get(1), heads, shape.get(2) / heads))
        .transpose(0, 2, 1, 3);
  }

  private NDArray drop(NDArray x, boolean training) {
    return dropping.apply(x, training);
  }

  AttentionWeights weights() {
    return new AttentionWeights(
        query.weights(),
        key.weights(),
        value.weights(),
        out.weights(),
        afterAttention.weights(),
        up.weights(),
        down.weights(),
        afterFeedForward.weights());
  }
}
