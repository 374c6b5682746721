package io.riverprint.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class AgeFeaturesTest {
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  @Test
  void ofNoAgeAtAllIsZeroAndThreeOnes() {
    assertThat(features(0)).containsExactly(0, 1, 1, 1);
  }

  @Test
  void ofAWeekIsAsTheFormulasSay() {
    // ln(169) / ln(8761), e^-7, e^-1, e^(-7/30)
    float[] expected = {0.5650872f, 0.000911882f, 0.3678794f, 0.7918895f};
    assertThat(features(7 * DAY)).containsExactly(expected, within(1e-6f));
  }

  @Test
  void staysWithinZeroAndOneHoweverOld() {
    assertThat(features(365 * DAY)[0]).isEqualTo(1);
    assertThat(features(Long.MAX_VALUE)).containsExactly(1, 0, 0, 0);
  }

  @Test
  void aUserWithoutARowHasNoAge() {
    assertThat(AgeFeatures.ageMillis(1_000, AgeFeatures.NO_ROW)).isZero();
  }

  @Test
  void ageIsTimeSinceTheLastRow() {
    assertThat(AgeFeatures.ageMillis(1_000, 400)).isEqualTo(600);
    assertThat(AgeFeatures.ageMillis(1_000, 1_000)).isZero();
  }

  private static float[] features(long ageMillis) {
    float[] features = new float[AgeFeatures.WIDTH + 2];
    AgeFeatures.write(ageMillis, features, 1);
    return Arrays.copyOfRange(features, 1, 1 + AgeFeatures.WIDTH);
  }
}
