package io.riverprint.trainer.probe;

import io.riverprint.core.metric.Auroc;
import io.riverprint.core.metric.Diversity;
import io.riverprint.core.metric.Novelty;

/**
 * The organisers' figures of one task after one epoch (reference, section 2.3).
 *
 * @param score AUROC for the tasks with one output, else 0.8 AUROC + 0.1 diversity + 0.1 novelty
 * @param auroc mean over all outputs, of which one with labels of one class counts 0
 * @param mixedAuroc mean over the outputs with labels of both classes only
 * @param diversity NaN for the tasks with one output
 * @param novelty NaN for the tasks with one output
 */
public record TaskScore(
    double score, double auroc, double mixedAuroc, double diversity, double novelty) {
  private static final double OF_AUROC = 0.8;
  private static final double OF_THE_OTHERS = 0.1;

  /**
   * Scores logits.
   *
   * @param logits user after user of the task's, in their order
   * @param batch users of one batch of the scoring
   */
  static TaskScore of(TaskLabels labels, float[] logits, int batch) {
    int outputs = labels.outputs();
    float[] scores = Squash.batches(logits, outputs, batch);
    boolean[] truth = labels.validation();
    double sum = 0;
    int mixed = 0;
    for (int output = 0; output < outputs; output++) {
      LabelColumn column = LabelColumn.of(scores, truth, outputs, output);
      sum += Auroc.binary(column.scores(), column.positive());
      mixed += column.isMixed() ? 1 : 0;
    }
    double auroc = sum / outputs;
    double mixedAuroc = mixed == 0 ? Double.NaN : sum / mixed;
    return labels.isBinary()
        ? new TaskScore(auroc, auroc, mixedAuroc, Double.NaN, Double.NaN)
        : weighted(auroc, mixedAuroc, Diversity.of(logits, outputs), novelty(labels, logits));
  }

  private static double novelty(TaskLabels labels, float[] logits) {
    return Novelty.of(logits, labels.popularity());
  }

  private static TaskScore weighted(
      double auroc, double mixedAuroc, double diversity, double novelty) {
    double score = OF_AUROC * auroc + OF_THE_OTHERS * diversity + OF_THE_OTHERS * novelty;
    return new TaskScore(score, auroc, mixedAuroc, diversity, novelty);
  }
}
