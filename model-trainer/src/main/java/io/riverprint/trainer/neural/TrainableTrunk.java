package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import io.riverprint.core.net.TrunkWeights;

/** The trunk of {@link TrunkWeights}, with dropout where the reference has it. */
final class TrainableTrunk {
  private final TrainableNorm pooled;
  private final TrainableDense up;
  private final TrainableNorm upNorm;
  private final TrainableDense down;
  private final TrainableNorm downNorm;
  private final Dropping dropping;

  TrainableTrunk(Parameters parameters, TrunkWeights start, float dropout) {
    this.pooled = new TrainableNorm(parameters, start.pooled());
    this.up = new TrainableDense(parameters, start.up());
    this.upNorm = new TrainableNorm(parameters, start.upNorm());
    this.down = new TrainableDense(parameters, start.down());
    this.downNorm = new TrainableNorm(parameters, start.downNorm());
    this.dropping = new Dropping(dropout);
  }

  /** From B x H to what the embedding is made of, B x H. */
  NDArray apply(NDArray x, boolean training) {
    NDArray g = pooled.apply(x);
    NDArray wide = upNorm.apply(up.apply(g).getNDArrayInternal().gelu());
    NDArray narrow = down.apply(dropping.apply(wide, training));
    NDArray u = downNorm.apply(narrow.getNDArrayInternal().gelu());
    return dropping.apply(u.add(g), training);
  }

  TrunkWeights weights() {
    return new TrunkWeights(
        pooled.weights(), up.weights(), upNorm.weights(), down.weights(), downNorm.weights());
  }
}
