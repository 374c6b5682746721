package io.riverprint.core.net;

/**
 * The weights of one GRU layer in PyTorch's layout: gates stacked r, z, n; two biases.
 *
 * @param inputWidth I
 * @param hiddenWidth H
 * @param inputWeights W_i, row-major, 3H x I
 * @param hiddenWeights W_h, row-major, 3H x H
 * @param inputBias b_i, 3H
 * @param hiddenBias b_h, 3H
 */
public record GruWeights(
    int inputWidth,
    int hiddenWidth,
    float[] inputWeights,
    float[] hiddenWeights,
    float[] inputBias,
    float[] hiddenBias) {
  public GruWeights {
    int gates = 3 * hiddenWidth;
    if (inputWeights.length != gates * inputWidth
        || hiddenWeights.length != gates * hiddenWidth
        || inputBias.length != gates
        || hiddenBias.length != gates) {
      throw new IllegalArgumentException(
          "gru "
              + inputWidth
              + " -> "
              + hiddenWidth
              + ": arrays do not fit, got "
              + inputWeights.length
              + ", "
              + hiddenWeights.length
              + ", "
              + inputBias.length
              + ", "
              + hiddenBias.length);
    }
  }
}
