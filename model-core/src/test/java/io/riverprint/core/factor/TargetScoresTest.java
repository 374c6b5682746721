package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetScoresTest {
  private static final float[] USER = {2, -1};

  // w . h + b of the first two items is -0.75 and -1; the third was not in the training.
  private final Affinity affinity =
      new Affinity(
          new ItemFactors(
              2,
              3,
              new float[] {1, 3, 0, 0.5f, 0, 0},
              new float[] {0.25f, -0.5f, 0},
              new float[] {0.5f, 1, 1},
              0.05f,
              0.01f));
  private final TargetScores scores = new TargetScores(affinity, new int[] {1, 2, 0, -1});

  @Test
  void aBlockStandsInItsPlaceAndNowhereElse() {
    float[] profile = {9, 9, 9, 9, 9, 9};
    scores.write(USER, profile, 1);
    assertThat(profile).containsExactly(9, -1, -0.875f, -0.75f, -0.875f, 9);
  }

  @Test
  void aUserNeverFoldedInGetsZerosWhateverWasThere() {
    float[] profile = {9, 9, 9, 9, 9};
    scores.write(new float[2], profile, 0);
    assertThat(profile).containsExactly(0, 0, 0, 0, 9);
  }

  @Test
  void noTargetOfTheTrainingIsNoScore() {
    float[] profile = {9, 9};
    new TargetScores(affinity, new int[] {2, -1}).write(USER, profile, 0);
    assertThat(profile).containsExactly(0, 0);
  }

  @Test
  void itIsAsWideAsItsTargets() {
    assertThat(scores.width()).isEqualTo(4);
  }
}
