package io.riverprint.trainer.probe;

/**
 * Logits as the organisers' AUROC sees them: a batch in which any number lies outside [0, 1] goes
 * through the sigmoid, a batch in which none does stays as it is, and all batches are then ranked
 * together (reference, section 2.3).
 */
final class Squash {
  private Squash() {}

  /** One after the other the batches of {@code batch} rows of {@code width} numbers; a copy. */
  static float[] batches(float[] logits, int width, int batch) {
    float[] scores = logits.clone();
    int step = Math.multiplyExact(width, batch);
    for (int from = 0; from < scores.length; from += step) {
      int to = Math.min(scores.length, from + step);
      if (!isProbabilities(scores, from, to)) {
        for (int i = from; i < to; i++) {
          scores[i] = (float) (1 / (1 + Math.exp(-scores[i])));
        }
      }
    }
    return scores;
  }

  private static boolean isProbabilities(float[] scores, int from, int to) {
    for (int i = from; i < to; i++) {
      // A NaN is left for AUROC to refuse.
      if (scores[i] < 0 || scores[i] > 1) {
        return false;
      }
    }
    return true;
  }
}
