package io.riverprint.core.metric;

/**
 * How evenly users' scores are spread over the outputs: the mean over users of the entropy of their
 * normalised scores, as a share of the most it can be (reference, section 2.3, with the organisers'
 * constants).
 */
public final class Diversity {
  private static final double SMALL = 1e-9;

  private Diversity() {}

  /**
   * sum over users of H(q) / ((n + 1e-9) log2 C), q = p / sum p, p = sigmoid(logit).
   *
   * @param logits user after user, {@code outputs} each
   * @param outputs C, at least 2
   */
  public static double of(float[] logits, int outputs) {
    int users = Rows.count("diversity", logits, outputs);
    if (outputs < 2) {
      throw new IllegalArgumentException(
          "diversity: " + outputs + " output, need 2 or more; it says nothing of one");
    }
    double sum = 0;
    for (int user = 0; user < users; user++) {
      sum += entropy(logits, user * outputs, outputs);
    }
    return sum / ((users + SMALL) * log2(outputs));
  }

  private static double entropy(float[] logits, int from, int outputs) {
    double total = 0;
    for (int i = 0; i < outputs; i++) {
      total += Rows.sigmoid(logits[from + i]);
    }
    double entropy = 0;
    for (int i = 0; i < outputs; i++) {
      double share = Rows.sigmoid(logits[from + i]) / total;
      entropy -= share * log2(share + SMALL);
    }
    return entropy;
  }

  private static double log2(double x) {
    return Math.log(x) / Math.log(2);
  }
}
