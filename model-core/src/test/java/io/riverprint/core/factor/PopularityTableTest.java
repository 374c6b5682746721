package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PopularityTableTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 65, 1_000})
  void itFindsWhatASearchFromTheBeginningFinds(int items) {
    SplittableRandom random = new SplittableRandom(items);
    float[] cumulative = cumulative(items, random);
    PopularityTable table = new PopularityTable(cumulative);
    for (int draw = 0; draw < 20_000; draw++) {
      float point = (random.nextLong() >>> 40) * 0x1p-24f;
      assertThat(table.find(point)).isEqualTo(searched(cumulative, point));
    }
    for (float border : cumulative) {
      assertPoint(table, cumulative, border);
      assertPoint(table, cumulative, Math.nextDown(border));
    }
    assertPoint(table, cumulative, 0);
    assertPoint(table, cumulative, 1 - 0x1p-24f);
  }

  private static void assertPoint(PopularityTable table, float[] cumulative, float point) {
    if (point >= 0 && point < 1) {
      assertThat(table.find(point)).isEqualTo(searched(cumulative, point));
    }
  }

  /** Some items have no share, some most of it. */
  private static float[] cumulative(int items, SplittableRandom random) {
    double[] shares = new double[items];
    double sum = 0;
    for (int i = 0; i < items; i++) {
      shares[i] = i % 3 == 1 ? 0 : Math.pow(random.nextDouble(), 6);
      sum += shares[i];
    }
    float[] cumulative = new float[items];
    double below = 0;
    for (int i = 0; i < items; i++) {
      below += shares[i];
      cumulative[i] = (float) (below / sum);
    }
    return cumulative;
  }

  private static int searched(float[] cumulative, float point) {
    for (int i = 0; i < cumulative.length; i++) {
      if (cumulative[i] > point) {
        return i;
      }
    }
    return cumulative.length - 1;
  }
}
