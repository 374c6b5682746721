package io.riverprint.trainer.probe;

/**
 * What one model reached on one task, in the epoch with the best score; the first of equal ones.
 *
 * @param users who were asked about
 * @param outputs labels of each
 * @param mixedOutputs outputs with users of both classes in the second window
 * @param epoch the best one, from 0 on as the organisers count; 0 where nothing was trained
 * @param draws of the bootstrap, in that epoch
 * @param seconds of training and scoring
 */
public record TaskResult(
    ProbeTask task,
    int users,
    int outputs,
    int mixedOutputs,
    TaskScore best,
    int epoch,
    Draws draws,
    double seconds) {

  /** Of the AUROC over all outputs. */
  public Interval auroc() {
    return Interval.of(draws.auroc());
  }

  /** Of the AUROC over the outputs with both classes. */
  public Interval mixedAuroc() {
    return Interval.of(draws.mixedAuroc());
  }
}
