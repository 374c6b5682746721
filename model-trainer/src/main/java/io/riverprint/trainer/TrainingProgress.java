package io.riverprint.trainer;

import io.riverprint.trainer.neural.TrainingWatcher;

/** Sees a whole training, on the thread that trains. */
public interface TrainingProgress extends TrainingWatcher {
  /** Looks away. */
  TrainingProgress NONE =
      new TrainingProgress() {
        @Override
        public void begins(String part) {}

        @Override
        public void batch(int epoch, int batch, int batches, float loss) {}

        @Override
        public void epoch(int epoch, float trainingLoss, float validationLoss) {}
      };

  /** A part of the work begins: said in words for people. */
  void begins(String part);
}
