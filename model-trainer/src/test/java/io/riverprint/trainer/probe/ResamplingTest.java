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

  /** DeLong, DeLong and Clarke-Pearson (Biometrics, 1988): the error without any drawing. */
  @Test
  void theIntervalIsAsWideAsDeLongsStandardErrorSays() {
    TaskLabels labels = labels();
    float[] scores = scores(labels, 1);
    double area = TaskScore.of(labels, scores, 128).auroc();
    Interval interval = Interval.of(new Resampling(2_000, USERS, 3).draw(labels, scores).auroc());
    double error = Math.sqrt(part(labels, scores, 1, area) + part(labels, scores, 0, area));
    assertThat(interval.low()).isEqualTo(area - 1.96 * error, within(0.3 * error));
    assertThat(interval.high()).isEqualTo(area + 1.96 * error, within(0.3 * error));
  }

  /** Variance over one class of the share of the other class that lies on its right side. */
  private static double part(TaskLabels labels, float[] scores, int of, double area) {
    double squares = 0;
    int own = 0;
    for (int i = 0; i < USERS; i++) {
      if (labels.validate()[i].length == of) {
        double right = 0;
        int others = 0;
        for (int j = 0; j < USERS; j++) {
          if (labels.validate()[j].length != of) {
            right += (of == 1 ? scores[i] > scores[j] : scores[i] < scores[j]) ? 1 : 0;
            others++;
          }
        }
        squares += (right / others - area) * (right / others - area);
        own++;
      }
    }
    return squares / (own - 1) / own;
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
