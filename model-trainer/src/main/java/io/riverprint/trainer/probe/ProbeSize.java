package io.riverprint.trainer.probe;

/**
 * Widths of the predictor and how long it is trained (reference, section 2.2).
 *
 * @param thin width between the blocks
 * @param wide width within a block
 * @param batch users of one step
 * @param epochs each is scored, the best one counts
 */
public record ProbeSize(int thin, int wide, int batch, int epochs) {
  /** The organisers' own. */
  public static final ProbeSize CHALLENGE = new ProbeSize(2048, 4096, 128, 3);

  /** The same network an eighth as wide, for two cores. */
  public static final ProbeSize LOCAL = new ProbeSize(256, 512, 128, 3);

  static final int BLOCKS = 3;

  public ProbeSize {
    if (Math.min(Math.min(thin, wide), Math.min(batch, epochs)) < 1) {
      throw new IllegalArgumentException(
          "probe size: thin %d, wide %d, batch %d, epochs %d; all must be above 0; take CHALLENGE or LOCAL"
              .formatted(thin, wide, batch, epochs));
    }
  }

  /** The same trained for so many epochs. */
  public ProbeSize withEpochs(int count) {
    return new ProbeSize(thin, wide, batch, count);
  }

  /** Numbers that are trained. */
  public long parameters(int width, int outputs) {
    long block = 2L * thin + (thin + 1L) * wide + (wide + 1L) * thin;
    return (width + 1L) * thin + 2L * thin + BLOCKS * block + 2L * thin + (thin + 1L) * outputs;
  }
}
