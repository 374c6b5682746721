package io.riverprint.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.feature.Normalizer.Kind;
import org.junit.jupiter.api.Test;

final class NormalizerTest {

  @Test
  void yeoJohnsonGivesTheReferencesCheckValues() {
    Normalizer counts = new Normalizer(Kind.YEO_JOHNSON, -0.41919366f, 0, 40);
    float[] raw = {0, 1, 2, 3, 5, 8, 40};
    float[] expected = {-1, -0.360956f, -0.06471f, 0.116949f, 0.338494f, 0.52541f, 1};
    for (int i = 0; i < raw.length; i++) {
      assertThat(counts.apply(raw[i])).isCloseTo(expected[i], within(2e-6f));
    }
  }

  @Test
  void largeCountsAreToldApartByANegativeExponent() {
    Normalizer counts = new Normalizer(Kind.YEO_JOHNSON, -8, 1_400, 1_600);
    assertThat(counts.apply(1_400)).isEqualTo(-1);
    assertThat(counts.apply(1_600)).isEqualTo(1);
    // ((1 + x)^-8 - 1401^-8) / (1601^-8 - 1401^-8) in 60 digits: 0.646123 at 1,500.
    assertThat(counts.apply(1_500)).isCloseTo(0.292246f, within(2e-6f));
  }

  @Test
  void aColumnWithoutPositiveCountsIsConstant() {
    assertThat(new Normalizer(Kind.LOG, 1, -2, -1).apply(-1)).isEqualTo(-1);
  }

  @Test
  void whatWasNotSeenInTrainingIsClamped() {
    assertThat(new Normalizer(Kind.LINEAR, 1, 0, 10).apply(25)).isEqualTo(1);
    assertThat(new Normalizer(Kind.LOG, 1, 2, 10).apply(0)).isEqualTo(-1);
  }

  @Test
  void aConstantColumnIsMinusOne() {
    assertThat(new Normalizer(Kind.LINEAR, 1, 3, 3).apply(3)).isEqualTo(-1);
  }

  @Test
  void theLookedUpScalingIsTheNormalizerToTheBit() {
    for (Kind kind : Kind.values()) {
      Normalizer normalizer = new Normalizer(kind, 0.3f, 0, 700);
      Scaling scaling = new Scaling(normalizer);
      for (float x = 0; x < 800; x += 0.25f) {
        assertThat(scaling.apply(x)).isEqualTo(normalizer.apply(x));
      }
    }
  }
}
