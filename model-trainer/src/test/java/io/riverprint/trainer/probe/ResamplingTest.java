package io.riverprint.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ResamplingTest {
  private static final int USERS = 400;
  private static final int[] NONE = {};
  private static final int[] YES = {0};

  /** Positives are higher by one standard deviation: the area is Phi(1 / sqrt 2) = 0.760. */
  @Test
  void theIntervalIsAsWideAsHanleyAndMcNeilsStandardErrorSays() {
    TaskLabels labels = labels();
    float[] scores = scores(labels, 1);
    double area = TaskScore.of(labels, scores, 128).auroc();
    Interval interval = Interval.of(new Resampling(500, USERS, 3).draw(labels, scores).auroc());
    double error = hanleyMcNeil(area, USERS / 4.0, USERS * 3 / 4.0);
    assertThat(interval.high() - interval.low()).isEqualTo(2 * 1.96 * error, within(0.5 * error));
    assertThat(area).isBetween(interval.low(), interval.high());
  }

  private static double hanleyMcNeil(double area, double positives, double negatives) {
    double q1 = area / (2 - area);
    double q2 = 2 * area * area / (1 + area);
    return Math.sqrt(
        (area * (1 - area)
                + (positives - 1) * (q1 - area * area)
                + (negatives - 1) * (q2 - area * area))
            / (positives * negatives));
  }

  @Test
  void theSameSeedDrawsTheSameUsers() {
    TaskLabels labels = labels();
    float[] scores = scores(labels, 1);
    double[] once = new Resampling(20, USERS, 3).draw(labels, scores).auroc();
    assertThat(new Resampling(20, USERS, 3).draw(labels, scores).auroc()).isEqualTo(once);
    assertThat(new Resampling(20, USERS, 4).draw(labels, scores).auroc()).isNotEqualTo(once);
  }

  @Test
  void modelsThatRankAlikeDifferByNothingInAnyDraw() {
    TaskLabels labels = labels();
    float[] scores = scores(labels, 1);
    float[] doubled = scores.clone();
    for (int i = 0; i < doubled.length; i++) {
      doubled[i] *= 2;
    }
    Resampling resampling = new Resampling(50, USERS, 3);
    Interval difference =
        Interval.ofDifference(
            resampling.draw(labels, scores).auroc(), resampling.draw(labels, doubled).auroc());
    assertThat(difference).isEqualTo(new Interval(0, 0));
  }

  @Test
  void tiesCountHalfInEveryDraw() {
    TaskLabels labels = labels();
    double[] draws = new Resampling(50, USERS, 3).draw(labels, new float[USERS]).auroc();
    assertThat(draws).containsOnly(0.5);
  }

  @Test
  void aLabelOfOneClassCountsZeroInOneMeanAndNotAtAllInTheOther() {
    TaskLabels labels = TaskScoreTest.propensity(new double[] {1, 1}, rows());
    float[] scores = new float[2 * USERS];
    Draws draws = new Resampling(50, USERS, 3).draw(labels, scores);
    assertThat(draws.auroc()).containsOnly(0.25);
    assertThat(draws.mixedAuroc()).containsOnly(0.5);
  }

  @Test
  void intervalsLieBetweenRanksAndPassOverWhatSaysNothing() {
    double[] draws = new double[102];
    Arrays.setAll(draws, i -> i == 101 ? Double.NaN : 100 - i);
    assertThat(Interval.of(draws)).isEqualTo(new Interval(2.5, 97.5));
    assertThat(Interval.of(new double[] {Double.NaN}).low()).isNaN();
    assertThatThrownBy(() -> Interval.ofDifference(new double[2], new double[3]))
        .hasMessageContaining("2 draws and 3, needs as many");
  }

  private static TaskLabels labels() {
    return TaskScoreTest.binary(rows());
  }

  private static int[][] rows() {
    int[][] rows = new int[USERS][];
    Arrays.setAll(rows, i -> i % 4 == 0 ? YES : NONE);
    return rows;
  }

  private static float[] scores(TaskLabels labels, double lift) {
    SplittableRandom random = new SplittableRandom(5);
    float[] scores = new float[USERS];
    for (int i = 0; i < USERS; i++) {
      double normal = 0;
      for (int k = 0; k < 12; k++) {
        normal += random.nextDouble() - 0.5;
      }
      scores[i] = (float) (normal + lift * labels.validate()[i].length);
    }
    return scores;
  }
}
