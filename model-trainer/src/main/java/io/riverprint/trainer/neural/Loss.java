package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;

/** What a training makes smaller. */
interface Loss {

  /** The mean loss of a batch, a scalar. */
  NDArray of(NDManager scope, Batch batch, boolean training);

  /** How many things a batch's mean is of, so that means of batches can be joined. */
  long terms(Batch batch);
}
