package io.riverprint.core.metric;

import static io.riverprint.core.metric.AurocTest.flags;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CalibrationTest {

  @Test
  void isTheGapOfEachBinWeightedByItsExamples() {
    float[] probabilities = {0.25f, 0.3125f, 0.75f, 0.875f};

    // Bins [0, 0.5) and [0.5, 1]: |0.5 - 0.28125| and |1 - 0.8125|, half of the examples each.
    assertThat(Calibration.error(probabilities, flags(1, 0, 1, 1), 2))
        .isCloseTo(0.203125, within(1e-12));
  }

  @Test
  void isZeroWhereEachBinIsRight() {
    assertThat(Calibration.error(new float[] {0.25f, 0.25f, 0.25f, 0.25f}, flags(0, 1, 0, 0)))
        .isZero();
    assertThat(Calibration.error(new float[] {0, 1}, flags(0, 1))).isZero();
  }

  @Test
  void isOneWhereAllIsWrongForSure() {
    assertThat(Calibration.error(new float[] {0, 1}, flags(1, 0))).isEqualTo(1);
  }

  @Test
  void doesNotLetTwoBinsOfFifteenOutweighEachOther() {
    // 2/15 = 0.1333: on either side of a bound of fifteen bins, in one of two.
    float[] probabilities = {0.125f, 0.140625f};

    assertThat(Calibration.error(probabilities, flags(0, 1)))
        .isCloseTo((0.125 + 0.859375) / 2, within(1e-12));
    assertThat(Calibration.error(probabilities, flags(0, 1), 2))
        .isCloseTo((1 - 0.265625) / 2, within(1e-12));
  }

  @Test
  void refusesWhatIsNotAProbability() {
    assertThatThrownBy(() -> Calibration.error(new float[] {1.5f}, flags(1)))
        .hasMessageContaining("probability 1.5");
    assertThatThrownBy(() -> Calibration.error(new float[] {Float.NaN}, flags(1)))
        .hasMessageContaining("probability NaN");
    assertThatThrownBy(() -> Calibration.error(new float[0], flags()))
        .hasMessageContaining("at least one");
  }
}
