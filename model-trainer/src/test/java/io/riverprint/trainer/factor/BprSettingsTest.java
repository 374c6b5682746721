package io.riverprint.trainer.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.trainer.factor.BprSettings.Negatives;
import io.riverprint.trainer.factor.BprSettings.Positives;
import org.junit.jupiter.api.Test;

class BprSettingsTest {
  @Test
  void theSkuModelIsThatOfTheReference() {
    assertThat(BprSettings.referenceSku(300_000, 5))
        .isEqualTo(
            new BprSettings(
                232,
                427,
                0.0373738716f,
                0.0442194880f,
                Positives.BY_WEIGHT,
                Negatives.BY_POPULARITY,
                2,
                5));
  }

  @Test
  void theCategoryModelIsThatOfTheReference() {
    assertThat(BprSettings.referenceCategory(300_000, 5))
        .isEqualTo(
            new BprSettings(
                146,
                432,
                0.0013100016f,
                0.00014413137f,
                Positives.BY_WEIGHT,
                Negatives.BY_POPULARITY,
                2,
                5));
  }

  @Test
  void manyPairsAreWalkedLessOften() {
    assertThat(BprSettings.referenceSku(1_000_000, 5).epochs()).isEqualTo(200);
  }

  @Test
  void howeverManyPairsThereAreTheyAreWalkedTwentyFiveTimes() {
    assertThat(BprSettings.referenceSku(1_000_000_000, 5).epochs()).isEqualTo(25);
  }

  @Test
  void aRateOfZeroIsRefused() {
    assertThatThrownBy(
            () -> new BprSettings(8, 1, 0, 0, Positives.UNIFORM, Negatives.UNIFORM, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learning rate 0.0");
  }
}
