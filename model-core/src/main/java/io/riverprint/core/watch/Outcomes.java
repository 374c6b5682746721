package io.riverprint.core.watch;

import java.util.Arrays;

/**
 * What came of the scores of one head in one profile.
 *
 * @param scores probabilities, as sent
 * @param came of each whether it came true
 * @param absentCame targets that the profile did not list, and that were bought
 * @param absentStayed targets that it did not list, and that were not
 */
public record Outcomes(float[] scores, boolean[] came, int absentCame, int absentStayed) {
  /** Nothing was asked. */
  public static final Outcomes NONE = new Outcomes(new float[0], new boolean[0], 0, 0);

  static Outcomes one(float score, boolean came) {
    return new Outcomes(new float[] {score}, new boolean[] {came}, 0, 0);
  }

  /**
   * Of listed targets.
   *
   * @param scores of those listed
   * @param positions of those listed among the targets; what is no target of the release is left
   *     out
   * @param bought of each target
   */
  static Outcomes listed(float[] scores, int[] positions, boolean[] bought) {
    boolean[] isListed = new boolean[bought.length];
    float[] of = new float[scores.length];
    boolean[] came = new boolean[scores.length];
    int listed = 0;
    for (int i = 0; i < scores.length; i++) {
      if (positions[i] != PurchaseTargets.NONE) {
        isListed[positions[i]] = true;
        of[listed] = scores[i];
        came[listed++] = bought[positions[i]];
      }
    }
    int absentCame = 0;
    for (int t = 0; t < bought.length; t++) {
      absentCame += bought[t] && !isListed[t] ? 1 : 0;
    }
    return new Outcomes(
        Arrays.copyOf(of, listed),
        Arrays.copyOf(came, listed),
        absentCame,
        bought.length - listed - absentCame);
  }
}
