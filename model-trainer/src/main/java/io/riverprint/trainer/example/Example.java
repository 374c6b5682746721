package io.riverprint.trainer.example;

/**
 * One example: the newest rows of a user known at a cut, how long ago the newest was, and what came
 * after the cut. The rows themselves lie in {@link Rows}, those that came after right behind.
 *
 * @param firstRow number of its oldest row
 * @param length rows of the example, at least 1
 * @param ageMillis from the newest row to the cut
 * @param labels what was bought in the horizon after the cut
 * @param future how many rows became known in the {@link FutureWindow} after the cut; {@link
 *     #UNKNOWN} where that window is not over when the part of the log is
 */
public record Example(long firstRow, int length, long ageMillis, Labels labels, int future) {
  /** The future of an example too young to have one. */
  public static final int UNKNOWN = -1;

  public Example {
    if (firstRow < 0 || length < 1 || ageMillis < 0 || future < UNKNOWN) {
      throw new IllegalArgumentException(
          "example: rows %d + %d, age %d ms, future %d; needs a row and no negative number; cut it again"
              .formatted(firstRow, length, ageMillis, future));
    }
  }
}
