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

  /** About half a minute with 232 factors on two threads. */
  public static final long MOST_DRAWS = 200_000_000;

  /** Fewer walks over the pairs leave half of what can be learned (0.03 of AUROC) unlearned. */
  public static final int LEAST_EPOCHS = 25;

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

  /**
   * The SKU model of reference section 5.4: 232 factors, 427 epochs. Positives are drawn by weight,
   * as its paper says and its library does not.
   *
   * @param pairs of the log: for more than {@link #MOST_DRAWS} draws it is walked less often, but
   *     at least {@link #LEAST_EPOCHS} times
   */
  public static BprSettings referenceSku(int pairs, long seed) {
    return reference(232, 427, 0.03737387161230796f, 0.04421948803102201f, pairs, seed);
  }

  /** The category model of reference section 5.4: 146 factors, 432 epochs; otherwise the same. */
  public static BprSettings referenceCategory(int pairs, long seed) {
    return reference(146, 432, 0.0013100015724464057f, 0.00014413136684347607f, pairs, seed);
  }

  private static BprSettings reference(
      int factors, int epochs, float rate, float regularisation, int pairs, long seed) {
    long affordable = Math.max(LEAST_EPOCHS, MOST_DRAWS / Math.max(1, pairs));
    return new BprSettings(
        factors,
        (int) Math.min(epochs, affordable),
        rate,
        regularisation,
        Positives.BY_WEIGHT,
        Negatives.BY_POPULARITY,
        2,
        seed);
  }

  /** The same with so many epochs. */
  public BprSettings withEpochs(int count) {
    return new BprSettings(
        factors, count, learningRate, regularisation, positives, negatives, threads, seed);
  }

  /** The same with draws of another kind. */
  public BprSettings drawing(Positives liked, Negatives other) {
    return new BprSettings(
        factors, epochs, learningRate, regularisation, liked, other, threads, seed);
  }

  /** The same with so many threads. */
  public BprSettings onThreads(int count) {
    return new BprSettings(
        factors, epochs, learningRate, regularisation, positives, negatives, count, seed);
  }
}
