package io.riverprint.trainer.probe;

/**
 * How models are judged.
 *
 * @param size of the predictor
 * @param threads within one operation
 * @param draws of the bootstrap; a byte each for every user
 * @param seed of the draws; the predictor's own seed is the organisers'
 */
public record ProbeSettings(ProbeSize size, int threads, int draws, long seed) {
  private static final int DRAWS = 200;

  public ProbeSettings {
    if (threads < 1 || draws < 1) {
      throw new IllegalArgumentException(
          "probe settings: threads %d, draws %d; both must be above 0; correct the options"
              .formatted(threads, draws));
    }
  }

  /** With 200 draws. */
  public static ProbeSettings of(ProbeSize size, int threads, long seed) {
    return new ProbeSettings(size, threads, DRAWS, seed);
  }
}
