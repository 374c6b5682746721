package io.riverprint.core.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.ReadoutSpec;

/** The attention layer and the mean over its rows, for users with differing numbers of rows. */
final class TorchAttention {
  /** Added to the score of a row that is not there: e to it is 0, and a user without rows is 0. */
  static final float ABSENT = -1e9f;

  private final int heads;
  private final TorchLayer query;
  private final TorchLayer key;
  private final TorchLayer value;
  private final TorchLayer out;
  private final TorchNorm afterAttention;
  private final TorchLayer up;
  private final TorchLayer down;
  private final TorchNorm afterFeedForward;

  TorchAttention(AttentionWeights weights, ReadoutSpec.Trunk spec, NDManager manager) {
    this.heads = spec.attentionHeads();
    this.query = TorchLayer.upload(weights.query(), manager);
    this.key = TorchLayer.upload(weights.key(), manager);
    this.value = TorchLayer.upload(weights.value(), manager);
    this.out = TorchLayer.upload(weights.out(), manager);
    this.afterAttention = TorchNorm.upload(weights.afterAttention(), manager);
    this.up = TorchLayer.upload(weights.up(), manager);
    this.down = TorchLayer.upload(weights.down(), manager);
    this.afterFeedForward = TorchNorm.upload(weights.afterFeedForward(), manager);
  }

  /**
   * The mean over each user's rows; 0 for a user without one.
   *
   * @param x users x rows x hidden; rows that are not there are anything finite
   * @param absent users x 1 x 1 x rows: 0 or {@link #ABSENT}
   * @param shares users x rows x 1: one by the user's number of rows, or 0
   */
  NDArray mean(NDArray x, NDArray absent, NDArray shares) {
    long width = x.getShape().get(2);
    double perRoot = 1 / Math.sqrt((double) width / heads);
    NDArray scores = split(query.apply(x)).matMul(split(key.apply(x)).swapAxes(2, 3));
    NDArray mixed = scores.mul(perRoot).add(absent).softmax(3).matMul(split(value.apply(x)));
    NDArray joined = mixed.swapAxes(1, 2).reshape(x.getShape());
    NDArray y = afterAttention.apply(x.add(out.apply(joined)));
    NDArray z = afterFeedForward.apply(y.add(down.apply(Activation.relu(up.apply(y)))));
    return z.mul(shares).sum(new int[] {1});
  }

  /** users x rows x hidden to users x heads x rows x head's width. */
  private NDArray split(NDArray x) {
    long users = x.getShape().get(0);
    long rows = x.getShape().get(1);
    long width = x.getShape().get(2);
    return x.reshape(users, rows, heads, width / heads).swapAxes(1, 2);
  }
}
