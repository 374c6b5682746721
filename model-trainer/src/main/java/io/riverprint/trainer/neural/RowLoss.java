package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * The loss of SRA and FIP (reference, sections 5.1 and 5.2): squared distances of the rows a
 * decoder gives from those it should, weighted, summed over all positions of the batch that are not
 * padding and divided by their number.
 */
final class RowLoss implements Loss {
  private final TrainableEncoder encoder;
  private final RowDecoder decoder;
  private final Function<Batch, RowTargets> targets;
  private final ToLongFunction<Batch> positions;

  RowLoss(
      TrainableEncoder encoder,
      RowDecoder decoder,
      Function<Batch, RowTargets> targets,
      ToLongFunction<Batch> positions) {
    this.encoder = encoder;
    this.decoder = decoder;
    this.targets = targets;
    this.positions = positions;
  }

  @Override
  public NDArray of(NDManager scope, Batch batch, boolean training) {
    RowTargets target = targets.apply(batch);
    NDArray given = decoder.rows(scope, encoder.embedding(scope, batch, training), target.steps());
    NDArray rows = scope.create(target.rows(), given.getShape());
    NDArray weights = scope.create(target.weights(), new Shape(batch.size(), target.steps(), 1));
    NDArray sum = given.sub(rows).square().mul(weights).sum();
    return Scaled.by(sum, 1.0 / target.positions());
  }

  @Override
  public long terms(Batch batch) {
    return positions.applyAsLong(batch);
  }
}
