package io.riverprint.trainer.neural;

/** Sees the training of a network, on the thread that trains. */
public interface TrainingWatcher {
  /** Looks away. */
  TrainingWatcher NONE =
      new TrainingWatcher() {
        @Override
        public void batch(int epoch, int batch, int batches, float loss) {}

        @Override
        public void epoch(int epoch, float trainingLoss, float validationLoss) {}
      };

  /** A batch is done; both numbers count from 1. */
  void batch(int epoch, int batch, int batches, float loss);

  /** An epoch is done; the validation loss is NaN where there are no validation examples. */
  void epoch(int epoch, float trainingLoss, float validationLoss);
}
