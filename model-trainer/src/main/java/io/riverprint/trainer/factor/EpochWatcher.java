package io.riverprint.trainer.factor;

import java.util.function.Supplier;

/** Sees a training after each epoch, and may end it. */
@FunctionalInterface
public interface EpochWatcher {
  /** Lets every epoch run. */
  EpochWatcher ALL = (epoch, soFar) -> true;

  /**
   * Told after an epoch, on the thread that trains.
   *
   * @param soFar makes a copy of the model as it is
   * @return whether another epoch is wanted
   */
  boolean goOn(Epoch epoch, Supplier<BprModel> soFar);
}
