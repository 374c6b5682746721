package io.riverprint.trainer.example;

/**
 * How much is learnt from.
 *
 * @param examples of training at most, about 100 bytes of memory each; of validation a fourth of it
 * @param rows of all users together at most, 256 bytes of disk each: beyond that, users drawn by
 *     the seed are left out
 * @param longest rows of one example at most: the newest known at its cut. The served state goes on
 *     from further back, which a GRU of this size hardly sees.
 */
public record ExampleLimits(int examples, long rows, int longest) {
  /** Most rows of one example, and of one future, where nothing else is asked for. */
  public static final int LONGEST = 64;

  public ExampleLimits {
    if (examples < 1 || rows < 1 || longest < 1) {
      throw new IllegalArgumentException(
          "example limits: %d examples, %d rows, %d rows each; all must be above 0; correct the training options"
              .formatted(examples, rows, longest));
    }
  }
}
