package io.riverprint.core.factor;

/**
 * Item side of a BPR factorisation: rows by catalogue index (SKU or category).
 *
 * @param width f, factors without the bias
 * @param size number of items
 * @param factors item after item, f each; a row of zeros belongs to an item not seen in training
 * @param biases one each
 * @param popularity chance that a negative is drawn from the items up to and including each,
 *     ascending to 1: their share of the training pairs, or of the items where negatives are
 *     uniform
 * @param learningRate eta of the online fold-in
 * @param regularisation lambda of the online fold-in
 */
public record ItemFactors(
    int width,
    int size,
    float[] factors,
    float[] biases,
    float[] popularity,
    float learningRate,
    float regularisation) {
  public ItemFactors {
    if (factors.length != size * width || biases.length != size || popularity.length != size) {
      throw new IllegalArgumentException(
          "item factors "
              + size
              + " x "
              + width
              + ": arrays do not fit, got "
              + factors.length
              + ", "
              + biases.length
              + ", "
              + popularity.length);
    }
  }
}
