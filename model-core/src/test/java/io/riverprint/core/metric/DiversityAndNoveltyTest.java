package io.riverprint.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Figures: reference, section 2.3. */
class DiversityAndNoveltyTest {
  private static final float[] TWO_USERS = {-4, -5, -6, -7, -3, -8, -5, -6};

  /** The reference ran in float32: its rounding of 1 - A is raised to the 100th power too. */
  private static final double FLOAT32 = 2e-7;

  private static final double[] POPULARITY = {10, 5, 3, 1};

  @Test
  void diversityAgreesWithTheReference() {
    float[] logits = {2, -1, 0.5f, -3, 0, 0, 0, 0, 5, -5, -5, -5};

    assertThat(Diversity.of(logits, 4)).isCloseTo(0.6254501, within(5e-8));
    assertThat(Diversity.of(TWO_USERS, 4)).isCloseTo(0.5491499, within(5e-8));
  }

  @Test
  void diversityIsOneWhereAllOutputsAreScoredAlike() {
    assertThat(Diversity.of(new float[] {3, 3, 3}, 3)).isCloseTo(1, within(1e-8));
  }

  @Test
  void diversityOfOneOutputIsRefused() {
    assertThatThrownBy(() -> Diversity.of(new float[2], 1)).hasMessageContaining("need 2 or more");
  }

  @Test
  void noveltyAgreesWithTheReference() {
    assertThat(Novelty.of(TWO_USERS, POPULARITY, 2)).isCloseTo(0.0918917, within(FLOAT32));
  }

  @Test
  void noveltyDoesNotDependOnTheScaleOfPopularity() {
    double[] scaled = {1000, 500, 300, 100};

    assertThat(Novelty.of(TWO_USERS, scaled, 2)).isCloseTo(0.0918917, within(FLOAT32));
  }

  @Test
  void noveltyTakesAllOutputsWhereThereAreFewerThanTen() {
    assertThat(Novelty.of(TWO_USERS, POPULARITY)).isEqualTo(Novelty.of(TWO_USERS, POPULARITY, 4));
  }

  @Test
  void noveltyLooksAtTheHighestScoresOnly() {
    float[] unpopularFirst = {-20, -20, 20, 20};

    // p = 1 for both: a = (3 + 1) / (10 + 5), plus nothing for the popular ones.
    assertThat(Novelty.of(unpopularFirst, POPULARITY, 2))
        .isCloseTo(Math.pow(1 - 4 / 15.0, 100), within(1e-18));
  }

  @Test
  void noveltyWithoutAnyPopularityIsRefused() {
    assertThatThrownBy(() -> Novelty.of(TWO_USERS, new double[4], 2))
        .hasMessageContaining("need > 0");
  }
}
