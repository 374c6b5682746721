package io.riverprint.core.factor;

/**
 * A user's affinity to a list of targets, one number each: the blocks of 100 in the hybrid profile
 * (reference, sections 5.4 and 6). A target that was not in the training gets the mean of this
 * user's scores of those that were, or 0 if none was; a user never folded in gets zeros. Immutable;
 * any number of threads may share one.
 */
public final class TargetScores {
  private final Affinity affinity;
  private final int[] targets;

  /**
   * Scores of these targets, in their order.
   *
   * @param targets item indices, or -1 for one that the catalogue does not have; nobody changes
   *     them
   */
  public TargetScores(Affinity affinity, int[] targets) {
    this.affinity = affinity;
    this.targets = targets;
  }

  /** How many there are. */
  public int width() {
    return targets.length;
  }

  /** Writes the scores into {@code out[at..at + width)}. */
  public void write(float[] userFactor, float[] out, int at) {
    boolean fresh = Affinity.isFresh(userFactor);
    float sum = 0;
    int count = 0;
    for (int t = 0; t < targets.length; t++) {
      out[at + t] = 0;
      if (!fresh && affinity.knows(targets[t])) {
        out[at + t] = affinity.dot(userFactor, targets[t]);
        sum += out[at + t];
        count++;
      }
    }
    fillUnknown(out, at, count == 0 ? 0 : sum / count);
  }

  private void fillUnknown(float[] out, int at, float mean) {
    for (int t = 0; t < targets.length; t++) {
      if (!affinity.knows(targets[t])) {
        out[at + t] = mean;
      }
    }
  }
}
