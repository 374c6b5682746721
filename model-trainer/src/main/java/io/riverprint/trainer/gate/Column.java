package io.riverprint.trainer.gate;

/**
 * One label of many users, and what two releases scored.
 *
 * @param candidate scores, one a user
 * @param incumbent scores, likewise
 * @param positive whether each user has the label
 */
record Column(float[] candidate, float[] incumbent, boolean[] positive) {

  static Column of(int users) {
    return new Column(new float[users], new float[users], new boolean[users]);
  }

  /** Whether there are users of both kinds. */
  boolean isMixed() {
    for (boolean flag : positive) {
      if (flag != positive[0]) {
        return true;
      }
    }
    return false;
  }

  /** How many users have the label. */
  int positives() {
    int positives = 0;
    for (boolean flag : positive) {
      positives += flag ? 1 : 0;
    }
    return positives;
  }
}
