package io.riverprint.trainer.neural;

/**
 * What all encoders of one training have in common.
 *
 * @param inputWidth features of a row
 * @param threads within one operation; two pay for training
 * @param seed of first weights, order of examples and dropout
 * @param bestEpoch whether to keep the weights of the epoch with the least validation loss; else
 *     those of the last epoch, as the reference does
 * @param start where the encoders start
 */
public record TrainingRun(
    int inputWidth, int threads, long seed, boolean bestEpoch, StartWeights start) {
  public TrainingRun {
    if (inputWidth < 1 || threads < 1) {
      throw new IllegalArgumentException(
          "training run: input width %d, threads %d; both must be above 0; correct the training options"
              .formatted(inputWidth, threads));
    }
  }

  /** From new weights. */
  public TrainingRun(int inputWidth, int threads, long seed, boolean bestEpoch) {
    this(inputWidth, threads, seed, bestEpoch, StartWeights.NEW);
  }
}
