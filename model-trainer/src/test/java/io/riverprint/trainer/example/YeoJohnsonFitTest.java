package io.riverprint.trainer.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.feature.Normalizer;
import org.junit.jupiter.api.Test;

final class YeoJohnsonFitTest {
  /** Computed with scikit-learn: x = 0,0,0,1,1,2,3,5,8,40 (reference, section 4.6). */
  private static final float LAMBDA = -0.41919366f;

  @Test
  void findsTheReferencesExponent() {
    float[] values = {0, 1, 2, 3, 5, 8, 40};
    int[] counts = {3, 2, 1, 1, 1, 1, 1};

    assertThat(YeoJohnsonFit.lambda(values, counts)).isCloseTo(LAMBDA, within(1e-6f));
  }

  @Test
  void givesTheReferencesOutputs() {
    NormalizerFit fit = new NormalizerFit(Normalizer.Kind.YEO_JOHNSON);
    for (float x : new float[] {40, 0, 0, 3, 1, 1, 2, 0, 5, 8}) {
      fit.add(x);
    }
    Normalizer normalizer = fit.fit();

    assertThat(normalizer.apply(0)).isEqualTo(-1f);
    assertThat(normalizer.apply(1)).isCloseTo(-0.360956f, within(1e-5f));
    assertThat(normalizer.apply(3)).isCloseTo(0.116949f, within(1e-5f));
    assertThat(normalizer.apply(8)).isCloseTo(0.52541f, within(1e-5f));
    assertThat(normalizer.apply(40)).isEqualTo(1f);
  }

  @Test
  void staysFiniteForCountsInTheMillions() {
    float[] values = {1_000_000, 2_000_000, 9_000_000};

    assertThat(YeoJohnsonFit.lambda(values, new int[] {5, 3, 1})).isBetween(-8f, 8f);
  }

  @Test
  void leavesAConstantColumnAtTheBottom() {
    NormalizerFit fit = new NormalizerFit(Normalizer.Kind.YEO_JOHNSON);
    fit.add(4);
    fit.add(4);

    assertThat(fit.fit().apply(4)).isEqualTo(-1f);
  }

  @Test
  void scalesALinearColumnBetweenItsExtremes() {
    NormalizerFit fit = new NormalizerFit(Normalizer.Kind.LINEAR);
    fit.add(10);
    fit.add(30);

    assertThat(fit.fit().apply(15)).isEqualTo(-0.5f);
  }
}
