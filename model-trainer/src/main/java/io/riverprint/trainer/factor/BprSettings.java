package io.riverprint.trainer.factor;

/**
 * How a factorisation is trained.
 *
 * @param factors f, width of a row without the bias
 * @param epochs draws of as many pairs as there are, at most
 * @param learningRate eta
 * @param regularisation lambda
 * @param positives how the liked item is drawn
 * @param negatives how the other item is drawn
 * @param threads workers on the same factors; with 1 the result depends on the seed alone
 * @param seed of the first factors and of all draws
 */
public record BprSettings(
    int factors,
    int epochs,
    float learningRate,
    float regularisation,
    Positives positives,
    Negatives negatives,
    int threads,
    long seed) {

  /** How the liked item is drawn. */
  public enum Positives {
    /** Every stored pair alike: what the library of reference section 5.4 does. */
    UNIFORM,
    /** By the weight of the pair. */
    BY_WEIGHT
  }

  /** How the other item is drawn. An item that the user likes too is skipped, not drawn again. */
  public enum Negatives {
    /** The item of a uniformly drawn pair: by the number of users who like it. */
    BY_POPULARITY,
    /** Every item that somebody likes alike. */
    UNIFORM
  }

  public BprSettings {
    if (factors < 1 || epochs < 1 || threads < 1 || !(learningRate > 0) || !(regularisation >= 0)) {
      throw new IllegalArgumentException(
          "BPR settings: factors %d, epochs %d, threads %d, learning rate %s, regularisation %s; need 1 or more of each, rate > 0, regularisation >= 0; correct the training settings"
              .formatted(factors, epochs, threads, learningRate, regularisation));
    }
  }

  /** 32 factors for a log of this many pairs: a small log is walked more often. */
  public static BprSettings firstCut(int pairs, long seed) {
    int epochs = (int) Math.max(10, Math.min(100, 20_000_000L / Math.max(1, pairs)));
    return new BprSettings(
        32, epochs, 0.05f, 0.01f, Positives.BY_WEIGHT, Negatives.BY_POPULARITY, 2, seed);
  }

  /** The same with so many threads. */
  public BprSettings onThreads(int count) {
    return new BprSettings(
        factors, epochs, learningRate, regularisation, positives, negatives, count, seed);
  }
}
