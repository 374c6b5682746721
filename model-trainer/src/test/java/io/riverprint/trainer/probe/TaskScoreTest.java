package io.riverprint.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.metric.Auroc;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Figures of the reference, section 2.3. */
final class TaskScoreTest {
  private static final int[] NONE = {};
  private static final int[] YES = {0};

  @Test
  void churnsScoreIsItsAuroc() {
    TaskLabels labels = binary(YES, NONE, NONE, YES);
    TaskScore score = TaskScore.of(labels, new float[] {2, 1, -1, 0.5f}, 128);
    assertThat(score.score()).isEqualTo(0.75);
    assertThat(score.auroc()).isEqualTo(0.75);
    assertThat(score.mixedAuroc()).isEqualTo(0.75);
    assertThat(score.diversity()).isNaN();
  }

  @Test
  void aTieCountsHalf() {
    TaskLabels labels = binary(YES, NONE, NONE);
    assertThat(TaskScore.of(labels, new float[] {0.5f, 0.5f, 0.2f}, 128).auroc()).isEqualTo(0.75);
  }

  @Test
  void propensityWeighsAurocDiversityAndNovelty() {
    // Output 0 ranks right (1), output 1 wrong (0), outputs 2 and 3 are bought by nobody (0).
    TaskLabels labels = propensity(new double[] {10, 5, 3, 1}, new int[] {1}, new int[] {0});
    float[] logits = {-4, -8, -6, -7, -3, -5, -5, -6};
    TaskScore score = TaskScore.of(labels, logits, 128);
    assertThat(score.auroc()).isEqualTo(0.25);
    assertThat(score.mixedAuroc()).isEqualTo(0.5);
    assertThat(score.score())
        .isEqualTo(0.8 * 0.25 + 0.1 * score.diversity() + 0.1 * score.novelty(), within(1e-12));
  }

  @Test
  void diversityAndNoveltyAreTheOrganisers() {
    TaskLabels labels = propensity(new double[] {10, 5, 3, 1}, new int[] {1}, new int[] {0});
    float[] logits = {-4, -5, -6, -7, -3, -8, -5, -6};
    TaskScore score = TaskScore.of(labels, logits, 128);
    assertThat(score.diversity()).isEqualTo(0.5491499, within(5e-7));
    // With all four outputs among the best ten: by hand from the sigmoids.
    assertThat(score.novelty()).isEqualTo(handNovelty(logits), within(1e-9));
  }

  private static double handNovelty(float[] logits) {
    double[] popularity = {10, 5, 3, 1};
    double sum = 0;
    for (int i = 0; i < logits.length; i++) {
      sum += popularity[i % 4] / 19 / (1 + Math.exp(-logits[i]));
    }
    return Math.pow(1 - sum / 2, 100);
  }

  @Test
  void aBatchOfLogitsThatLookLikeProbabilitiesIsNotSquashed() {
    // Second batch {0.9, 0.1} stays; first becomes {0.73, 0.27}. So 0.9 is above what was 1.
    TaskLabels labels = binary(YES, NONE, NONE, NONE);
    float[] logits = {1, -1, 0.9f, 0.1f};
    assertThat(TaskScore.of(labels, logits, 4).auroc()).isEqualTo(1);
    assertThat(TaskScore.of(labels, logits, 2).auroc()).isEqualTo(2 / 3.0, within(1e-12));
    assertThat(Squash.batches(logits, 1, 2))
        .containsExactly(new float[] {0.7310586f, 0.26894143f, 0.9f, 0.1f}, within(1e-7f));
  }

  @Test
  void bothMeansAgreeWithTheMacroAurocWhereEveryLabelIsMixed() {
    TaskLabels labels =
        propensity(new double[] {2, 1}, new int[] {0, 1}, NONE, new int[] {1}, new int[] {0});
    float[] logits = {2, -1, 0.5f, 3, -4, 2, 1, 1};
    TaskScore score = TaskScore.of(labels, logits, 128);
    assertThat(score.auroc()).isEqualTo(Auroc.macro(logits, labels.validation(), 2), within(1e-12));
    assertThat(score.mixedAuroc()).isEqualTo(score.auroc());
  }

  static TaskLabels binary(int[]... validate) {
    return new TaskLabels(ProbeTask.CONVERSION, all(validate), validate, validate, new double[0]);
  }

  static TaskLabels propensity(double[] popularity, int[]... validate) {
    return new TaskLabels(ProbeTask.SKU, all(validate), validate, validate, popularity);
  }

  private static int[] all(int[][] rows) {
    int[] users = new int[rows.length];
    Arrays.setAll(users, i -> i);
    return users;
  }
}
