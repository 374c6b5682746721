package io.riverprint.core.propensity;

/**
 * How the logit of a label is put together, the same for all labels of a head: stacking (Wolpert,
 * Neural Networks 1992) by logistic regression.
 *
 * @param bias log odds where all else is 0
 * @param network weight of the head's own logit
 * @param chance weight of the log odds that the user buys anything
 * @param share weight of the log share of the label among what the user turned to
 * @param affinity weight of BPR's score of the label
 */
public record HeadMix(float bias, float network, float chance, float share, float affinity) {
  /** The network alone. */
  public static final HeadMix NETWORK = new HeadMix(0, 1, 0, 0, 0);

  /** What is added to the network's share of the logit. */
  public float beside(float chanceLogit, float logShare, float score) {
    return bias + chance * chanceLogit + share * logShare + affinity * score;
  }
}
