package io.riverprint.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StabilityTest {

  @Test
  void ofSharesItIsTheTextbooksFigure() {
    long[] expected = {500_000, 500_000};
    long[] actual = {800_000, 200_000};

    // 0.3 ln 1.6 - 0.3 ln 0.4
    assertThat(Stability.index(expected, actual)).isCloseTo(0.41589, within(1e-4));
  }

  @Test
  void twoSamplesOfOnePopulationAreTheSame() {
    SplittableRandom random = new SplittableRandom(3);

    double worst = 0;
    for (int i = 0; i < 200; i++) {
      worst = Math.max(worst, Stability.index(sample(random, 1_000), sample(random, 300)));
    }
    assertThat(worst).isLessThan(0.1);
  }

  @Test
  void aBinThatWasEmptyIsNoInfinity() {
    assertThat(Stability.index(new long[] {100, 0}, new long[] {50, 50})).isBetween(1.0, 4.0);
  }

  @Test
  void nothingMovesWhereNothingIsSeen() {
    assertThat(Stability.index(new long[] {100, 0}, new long[] {0, 0})).isZero();
  }

  @Test
  void numbersGoIntoTenths() {
    float[] values = new float[1_000];
    for (int i = 0; i < values.length; i++) {
      values[i] = (i * 7) % 1_000;
    }
    ColumnReference column = ColumnReference.of("score.churn", values, false);

    assertThat(column.edges()).hasSize(9).startsWith(100f).endsWith(900f);
    assertThat(column.counts()).containsOnly(100L);
    assertThat(column.bin(99.5f)).isZero();
    assertThat(column.bin(100f)).isOne();
    assertThat(column.bin(5_000f)).isEqualTo(9);
  }

  @Test
  void aClassThatNeverWasHasABinOfItsOwn() {
    float[] values = {1, 1, 3, -1};
    ColumnReference column = ColumnReference.of("bought.category", values, true);

    assertThat(column.counts()[column.bin(1)]).isEqualTo(2);
    assertThat(column.counts()[column.bin(2)]).isZero();
    assertThat(column.counts()[column.bin(0)]).isZero();
    assertThat(column.counts()[column.bin(4)]).isZero();
  }

  private static long[] sample(SplittableRandom random, int size) {
    long[] counts = new long[10];
    for (int i = 0; i < size; i++) {
      counts[random.nextInt(10)]++;
    }
    return counts;
  }
}
