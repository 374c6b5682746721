package io.riverprint.trainer.propensity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class LogisticRegressionTest {
  @Test
  void ofOneColumnOfZerosAndOnesItIsTheLogOfTheOddsRatio() {
    Table table = new Table(2);
    fill(table, 0, 300, 100);
    fill(table, 1, 50, 150);

    double[] weights = LogisticRegression.fit(table, 1e-6, 0, 0);

    assertThat(weights[1]).isEqualTo(Math.log(100.0 / 300), within(1e-6));
    assertThat(weights[0]).isEqualTo(Math.log(150.0 / 50) - Math.log(100.0 / 300), within(1e-6));
  }

  @Test
  void findsTheWeightsThatMadeTheLabels() {
    SplittableRandom random = new SplittableRandom(3);
    Table table = new Table(3);
    for (int row = 0; row < 60_000; row++) {
      double a = 5 + 10 * random.nextDouble();
      double b = random.nextDouble() - 0.5;
      double chance = 1 / (1 + Math.exp(-(0.3 * a - 2 * b - 4)));
      table.add(random.nextDouble() < chance, a, b, 1);
    }

    double[] weights = LogisticRegression.fit(table, 1, 0, 0, 0);

    assertThat(weights[0]).isEqualTo(0.3, within(0.02));
    assertThat(weights[1]).isEqualTo(-2, within(0.1));
    assertThat(weights[2]).isEqualTo(-4, within(0.15));
  }

  @Test
  void aColumnThatNeverChangesIsLeftOut() {
    Table table = new Table(3);
    for (int row = 0; row < 100; row++) {
      table.add(row % 4 == 0, 7, row % 2, 1);
    }

    assertThat(LogisticRegression.fit(table, 1, 0, 0, 0)[0]).isZero();
  }

  @Test
  void labelsThatAColumnTellsApartStillGiveFiniteWeights() {
    Table table = new Table(2);
    fill(table, 0, 100, 0);
    fill(table, 1, 0, 100);

    double[] weights = LogisticRegression.fit(table, 1, 0, 0);

    assertThat(weights[0]).isBetween(1.0, 20.0);
    assertThat(weights[1]).isBetween(-20.0, -1.0);
  }

  @Test
  void ofAHandfulOfRowsItIsWhatWasExpected() {
    Table few = new Table(2);
    fill(few, 0, 2, 1);
    fill(few, 1, 1, 2);
    Table many = new Table(2);
    fill(many, 0, 2_000, 1_000);
    fill(many, 1, 1_000, 2_000);

    assertThat(LogisticRegression.fit(few, 1_000, 5, 0)[0]).isEqualTo(5, within(0.1));
    assertThat(LogisticRegression.fit(many, 1, 5, 0)[0]).isEqualTo(2 * Math.log(2), within(0.02));
  }

  private static void fill(Table table, double x, int no, int yes) {
    for (int row = 0; row < no + yes; row++) {
      table.add(row >= no, x, 1);
    }
  }

  @Test
  void aColumnThatNeverChangesKeepsTheWeightItIsHeldTo() {
    Table table = new Table(3);
    for (int row = 0; row < 40; row++) {
      table.add(row % 3 == 0, row % 2, 5, 1);
    }
    assertThat(LogisticRegression.fit(table, 3, 0, 0.25, 0)[1]).isEqualTo(0.25);
  }
}
