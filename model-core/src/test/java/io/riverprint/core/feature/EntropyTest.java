package io.riverprint.core.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class EntropyTest {

  @Test
  void threeToOneIsTheReferencesCheckValue() {
    assertThat(Entropy.bits(4, Entropy.term(3) + Entropy.term(1)))
        .isCloseTo(0.8112781217f, within(1e-6f));
  }

  @Test
  void oneKeyHasNone() {
    assertThat(Entropy.bits(7, Entropy.term(7))).isZero();
    assertThat(Entropy.bits(0, 0)).isZero();
  }

  @Test
  void equalsTheDefinitionOnRandomCounts() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 500; round++) {
      int[] counts = random.ints(1 + random.nextInt(60), 1, 2000).toArray();
      long total = 0;
      long terms = 0;
      for (int count : counts) {
        total += count;
        terms += Entropy.term(count);
      }
      assertThat((double) Entropy.bits(total, terms))
          .isCloseTo(definition(counts, total), within(2e-5));
    }
  }

  private static double definition(int[] counts, long total) {
    double bits = 0;
    for (int count : counts) {
      double p = (double) count / total;
      bits -= p * Math.log(p) / Math.log(2);
    }
    return bits;
  }
}
