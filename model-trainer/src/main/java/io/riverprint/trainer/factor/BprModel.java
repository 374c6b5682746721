package io.riverprint.trainer.factor;

import io.riverprint.core.factor.ItemFactors;
import java.util.Arrays;

/**
 * A trained factorisation.
 *
 * @param items item side, as it goes into a bundle
 * @param userKeys keys of the users, by row; ascending
 * @param userFactors user after user, f each
 * @param epochs how many were run
 */
public record BprModel(ItemFactors items, long[] userKeys, float[] userFactors, int epochs) {

  /** A copy of the user's factor; zeros for a user who was not in the training. */
  public float[] userFactor(long userKey) {
    int row = Arrays.binarySearch(userKeys, userKey);
    int width = items.width();
    return row < 0
        ? new float[width]
        : Arrays.copyOfRange(userFactors, row * width, (row + 1) * width);
  }
}
