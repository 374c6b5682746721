package io.riverprint.trainer.probe;

/**
 * One output of all users.
 *
 * @param scores any numbers in the order of the users
 * @param positive whether it is true of the user
 */
record LabelColumn(float[] scores, boolean[] positive) {

  static LabelColumn of(float[] scores, boolean[] truth, int outputs, int output) {
    int users = scores.length / outputs;
    float[] column = new float[users];
    boolean[] positive = new boolean[users];
    for (int user = 0; user < users; user++) {
      column[user] = scores[user * outputs + output];
      positive[user] = truth[user * outputs + output];
    }
    return new LabelColumn(column, positive);
  }

  /** Whether both classes occur. */
  boolean isMixed() {
    for (boolean flag : positive) {
      if (flag != positive[0]) {
        return true;
      }
    }
    return false;
  }
}
