package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AffinityTest {
  private static final float[] USER = {2, -1};

  // The third item was not in the training.
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

  @Test
  void aScoreIsDotProductPlusBias() {
    assertThat(affinity.score(USER, 0)).isEqualTo(2 - 3 + 0.25f);
    assertThat(affinity.score(USER, 1)).isEqualTo(-0.5f - 0.5f);
  }

  @Test
  void anItemUnseenInTrainingGetsTheMeanOfTheUsersOtherScores() {
    assertThat(affinity.scores(USER, new int[] {0, 2, 1, -1}, new float[4]))
        .containsExactly(-0.75f, -0.875f, -1, -0.875f);
  }

  @Test
  void ifNoTargetWasSeenAllScoresAreZero() {
    assertThat(affinity.scores(USER, new int[] {2, -1}, new float[] {9, 9})).containsExactly(0, 0);
  }

  @Test
  void aUserNeverFoldedInGetsZeros() {
    assertThat(affinity.scores(new float[2], new int[] {0, 1, 2}, new float[] {9, 9, 9}))
        .containsExactly(0, 0, 0);
    assertThat(affinity.score(new float[2], 0)).isZero();
  }

  @Test
  void onlyItemsOfTheTrainingAreKnown() {
    assertThat(affinity.knows(1)).isTrue();
    assertThat(affinity.knows(2)).isFalse();
    assertThat(affinity.knows(-1)).isFalse();
  }
}
