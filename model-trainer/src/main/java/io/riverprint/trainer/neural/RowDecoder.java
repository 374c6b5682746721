package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.GruWeights;

/**
 * From an embedding to rows (reference, section 5.1): the embedding again at every step, a GRU, a
 * linear layer. All steps at once, without the true rows. Only training has it.
 */
final class RowDecoder {
  private final TrainableGru gru;
  private final TrainableDense output;

  RowDecoder(Parameters parameters, GruWeights gru, Dense output) {
    this.gru = new TrainableGru(parameters, gru);
    this.output = new TrainableDense(parameters, output);
  }

  /** So many rows from each embedding: from B x E to B x T x I. */
  NDArray rows(NDManager scope, NDArray embeddings, int steps) {
    Shape shape = embeddings.getShape();
    NDArray repeated =
        embeddings.expandDims(1).broadcast(new Shape(shape.get(0), steps, shape.get(1)));
    return output.apply(gru.states(scope, repeated));
  }
}
