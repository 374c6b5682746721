package io.riverprint.local.demo;

import io.riverprint.trainer.TrainingProgress;

/** A training beside the stream, told in a few lines: its parts and its epochs. */
final class LoopProgress implements TrainingProgress {
  private final Narrator narrator;

  LoopProgress(Narrator narrator) {
    this.narrator = narrator;
  }

  @Override
  public void begins(String part) {
    narrator.more("trainer: %s", part);
  }

  @Override
  public void batch(int epoch, int batch, int batches, float loss) {}

  @Override
  public void epoch(int epoch, float trainingLoss, float validationLoss) {
    narrator.more(
        "trainer: epoch %d over, loss %.3f, on what it has not seen %.3f",
        epoch, trainingLoss, validationLoss);
  }
}
