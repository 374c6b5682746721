package io.riverprint.trainer.neural;

/**
 * How a network is trained. AdamW and the clipping are the reference's (section 5.3).
 *
 * @param epochs at most; the weights of the one with the least validation loss are kept
 * @param batch examples of one step
 * @param learningRate of AdamW
 * @param weightDecay of AdamW
 * @param clipNorm largest norm of all gradients together
 * @param threads within one operation; two pay for training
 * @param seed of the first weights and of the order of examples
 */
public record NetworkSettings(
    int epochs,
    int batch,
    float learningRate,
    float weightDecay,
    float clipNorm,
    int threads,
    long seed) {

  public NetworkSettings {
    if (epochs < 1 || batch < 1 || threads < 1 || !(learningRate > 0) || !(clipNorm > 0)) {
      throw new IllegalArgumentException(
          "network settings: epochs %d, batch %d, threads %d, learning rate %s, clip norm %s; all must be above 0; correct the training options"
              .formatted(epochs, batch, threads, learningRate, clipNorm));
    }
  }

  /** The reference's optimiser with a step twice as long, for few epochs. */
  public static NetworkSettings quick(int epochs, int batch, int threads, long seed) {
    return new NetworkSettings(epochs, batch, 2e-3f, 0.01f, 1f, threads, seed);
  }
}
