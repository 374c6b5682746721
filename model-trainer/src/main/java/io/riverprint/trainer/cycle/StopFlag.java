package io.riverprint.trainer.cycle;

import io.riverprint.trainer.TrainingProgress;

/** Lets a training be stopped between two batches; it goes on from its checkpoint another time. */
public final class StopFlag {
  private volatile boolean raised;

  /** Thrown where a training is stopped. */
  static final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    StoppedException() {
      super("the trainer was asked to stop; it goes on where it was when it is started again");
    }
  }

  /** Asks for the end. */
  public void raise() {
    raised = true;
  }

  boolean isRaised() {
    return raised;
  }

  /** The same progress that ends when asked to. */
  public TrainingProgress around(TrainingProgress progress) {
    return new TrainingProgress() {
      @Override
      public void begins(String part) {
        progress.begins(part);
        check();
      }

      @Override
      public void batch(int epoch, int batch, int batches, float loss) {
        progress.batch(epoch, batch, batches, loss);
        check();
      }

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {
        progress.epoch(epoch, trainingLoss, validationLoss);
      }
    };
  }

  private void check() {
    if (raised) {
      throw new StoppedException();
    }
  }
}
