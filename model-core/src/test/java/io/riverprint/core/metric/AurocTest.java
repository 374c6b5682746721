package io.riverprint.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AurocTest {

  @Test
  void agreesWithTheReference() {
    assertThat(Auroc.binary(new float[] {2, 1, -1, 0.5f}, flags(1, 0, 0, 1))).isEqualTo(0.75);
  }

  @Test
  void aTieCountsOneHalf() {
    assertThat(Auroc.binary(new float[] {0.5f, 0.5f, 0.2f}, flags(1, 0, 0))).isEqualTo(0.75);
    assertThat(Auroc.binary(new float[] {-0f, 0f}, flags(1, 0))).isEqualTo(0.5);
  }

  @Test
  void isOneWhenAllPositivesAreAboveAllNegatives() {
    float[] scores = {Float.NEGATIVE_INFINITY, -3, -2, 0, 1e-40f, Float.POSITIVE_INFINITY};

    assertThat(Auroc.binary(scores, flags(0, 0, 0, 1, 1, 1))).isEqualTo(1);
    assertThat(Auroc.binary(scores, flags(1, 1, 1, 0, 0, 0))).isZero();
  }

  @Test
  void isZeroWithoutPositivesOrNegatives() {
    assertThat(Auroc.binary(new float[] {1, 2}, flags(1, 1))).isZero();
    assertThat(Auroc.binary(new float[] {1, 2}, flags(0, 0))).isZero();
    assertThat(Auroc.binary(new float[0], flags())).isZero();
  }

  @Test
  void theMeanIncludesLabelsWithoutPositives() {
    float[] scores = {2, 9, 1, 8, -1, 7, 0.5f, 6};

    assertThat(Auroc.macro(scores, flags(1, 0, 0, 0, 0, 0, 1, 0), 2)).isEqualTo(0.375);
  }

  @Test
  void equalsTheShareOfRightlyOrderedPairs() {
    SplittableRandom random = new SplittableRandom(3);
    float[] scores = new float[400];
    boolean[] positive = new boolean[400];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = random.nextInt(4) == 0;
      scores[i] = (random.nextInt(41) - 20 + (positive[i] ? 5 : 0)) / 8f;
    }

    assertThat(Auroc.binary(scores, positive)).isCloseTo(pairs(scores, positive), within(1e-12));
  }

  private static double pairs(float[] scores, boolean[] positive) {
    double right = 0;
    int all = 0;
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (positive[i] && !positive[j]) {
          right += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
          all++;
        }
      }
    }
    return right / all;
  }

  @Test
  void refusesAScoreThatIsNotANumber() {
    assertThatThrownBy(() -> Auroc.binary(new float[] {1, Float.NaN}, flags(1, 0)))
        .hasMessageContaining("score 1 is NaN");
  }

  @Test
  void refusesUnpairedArrays() {
    assertThatThrownBy(() -> Auroc.binary(new float[2], new boolean[3]))
        .hasMessageContaining("2 scores and 3 labels");
    assertThatThrownBy(() -> Auroc.macro(new float[3], new boolean[3], 2))
        .hasMessageContaining("3 values in rows of 2");
  }

  static boolean[] flags(int... values) {
    boolean[] flags = new boolean[values.length];
    for (int i = 0; i < values.length; i++) {
      flags[i] = values[i] == 1;
    }
    return flags;
  }
}
