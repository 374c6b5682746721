package io.riverprint.trainer.probe;

/** Sees the judging, on the thread that judges. */
public interface ProbeWatcher {
  /** Looks away. */
  ProbeWatcher NONE = (model, task, epoch, batch, batches) -> {};

  /** A batch of the training is done; epoch and batch count from 1. */
  void batch(String model, ProbeTask task, int epoch, int batch, int batches);
}
