package io.riverprint.trainer.neural;

/**
 * How an encoder's weights are moved.
 *
 * @param epochs walks over all examples
 * @param batch examples of one step
 * @param learningRate of AdamW
 * @param weightDecay of AdamW; with 0 it is Adam
 * @param clipNorm largest norm of all gradients together
 */
public record Schedule(
    int epochs, int batch, float learningRate, float weightDecay, float clipNorm) {

  public Schedule {
    if (epochs < 1 || batch < 1 || !(learningRate > 0) || !(weightDecay >= 0) || !(clipNorm > 0)) {
      throw new IllegalArgumentException(
          "schedule: epochs %d, batch %d, learning rate %s, weight decay %s, clip norm %s; all must be above 0, the decay may be 0; correct the preset"
              .formatted(epochs, batch, learningRate, weightDecay, clipNorm));
    }
  }
}
