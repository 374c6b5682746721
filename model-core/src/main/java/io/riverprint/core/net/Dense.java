package io.riverprint.core.net;

/**
 * y = W x + b.
 *
 * @param inputs columns of W
 * @param outputs rows of W
 * @param weights W, row-major, outputs x inputs
 * @param bias b, outputs
 */
public record Dense(int inputs, int outputs, float[] weights, float[] bias) {
  public Dense {
    if (weights.length != inputs * outputs || bias.length != outputs) {
      throw new IllegalArgumentException(
          "dense "
              + inputs
              + " -> "
              + outputs
              + ": has "
              + weights.length
              + " weights and "
              + bias.length
              + " biases");
    }
  }
}
