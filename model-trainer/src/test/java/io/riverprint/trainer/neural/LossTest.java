package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Rows;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Losses of networks whose every weight is 0 but a few biases, worked out by hand. */
final class LossTest {
  private static final int WIDTH = 6;
  private static final Labels BOUGHT = new Labels(false, new int[] {1}, new int[] {0});
  private static final Labels CHURNED = new Labels(true, new int[0], new int[0]);

  @Test
  void weighsTheCrossEntropiesOfTheTasks() {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.LINEAR, Dropouts.NONE, 1);
    // Logits: churn ln 3 (probability 3/4), categories and SKUs 0 (probability 1/2).
    EncoderWeights weights = silent(plan, (float) Math.log(3));
    List<Example> examples =
        List.of(new Example(0, 1, 0, BOUGHT, 0), new Example(0, 1, 0, CHURNED, 0));

    double churn = (Math.log(4) - Math.log(3.0 / 4)) / 2;
    double expected = 0.3 * churn + 0.35 * Math.log(2) + 0.35 * Math.log(2);
    assertThat(taskLoss(plan, weights, examples)).isCloseTo((float) expected, within(1e-6f));
  }

  @Test
  void leavesAHeadOfWeightZeroOut() {
    EncoderPlan churnOnly =
        new EncoderPlan(
            "churn",
            new Objective.Tasks(1, 0, 0),
            12,
            SmallPlans.LINEAR,
            8,
            List.of(),
            Dropouts.NONE,
            new Schedule(1, 1, 1, 0, 1));
    List<Example> examples = List.of(new Example(0, 1, 0, CHURNED, 0));

    assertThat(SmallPlans.spec(churnOnly).heads()).hasSize(1);
    assertThat(taskLoss(churnOnly, silent(churnOnly, (float) Math.log(3)), examples))
        .isCloseTo((float) Math.log(4.0 / 3), within(1e-6f));
  }

  @Test
  void averagesSquaredDistancesOfRowsOverThoseThatAreThere() {
    // The decoder gives 0.5 everywhere, the rows are 1 and 2 in each of six places.
    List<Example> examples =
        List.of(new Example(0, 2, 0, CHURNED, 0), new Example(1, 1, 0, CHURNED, 0));

    // (6 * 0.25 + 6 * 2.25) of the first, 6 * 2.25 of the second, by three rows.
    assertThat(rowLoss(new Objective.Reconstruction(), examples)).isCloseTo(9.5f, within(1e-5f));
  }

  @Test
  void weighsTheDefaultRowOfUsersWithoutAFuture() {
    List<Example> examples =
        List.of(new Example(0, 1, 0, CHURNED, 1), new Example(0, 1, 0, CHURNED, 0));

    // The row that follows is 2 throughout: 6 * 2.25. The default row is 1 in one place and 0 in
    // five, and 0.5 is equally far from both: 0.8 * 6 * 0.25. By two rows.
    assertThat(rowLoss(new Objective.Future(0.8f), examples)).isCloseTo(7.35f, within(1e-5f));
  }

  private static float taskLoss(EncoderPlan plan, EncoderWeights weights, List<Example> examples) {
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrainableEncoder encoder =
          new TrainableEncoder(
              new Parameters(scope), SmallPlans.spec(plan), weights, Dropouts.NONE);
      TaskLoss loss = new TaskLoss(encoder, (Objective.Tasks) plan.objective());
      return loss.of(scope, Batch.of(examples, LossTest::rows, WIDTH), false).getFloat();
    }
  }

  private static float rowLoss(Objective objective, List<Example> examples) {
    EncoderPlan plan = SmallPlans.rows(objective, 1);
    Rows rows = LossTest::rows;
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Learner learner =
          Learner.of(
              scope,
              plan,
              SmallPlans.spec(plan),
              new TrainingRun(WIDTH, 1, 1, false),
              rows,
              examples);
      List<float[]> zeros =
          learner.parameters().values().stream().map(values -> new float[values.length]).toList();
      // The last parameter is the bias of the decoder's rows.
      Arrays.fill(zeros.get(zeros.size() - 1), 0.5f);
      learner.parameters().set(zeros);
      return learner.loss().of(scope, Batch.of(examples, rows, WIDTH), false).getFloat();
    }
  }

  /** Row n is n + 1 throughout. */
  private static void rows(long first, int count, float[] to, int at) {
    for (int row = 0; row < count; row++) {
      Arrays.fill(to, at + row * WIDTH, at + (row + 1) * WIDTH, first + row + 1f);
    }
  }

  /** All weights 0 but the bias of the first head's logits. */
  private static EncoderWeights silent(EncoderPlan plan, float firstBias) {
    int hidden = plan.hiddenWidth();
    GruWeights gru =
        new GruWeights(
            WIDTH,
            hidden,
            new float[3 * hidden * WIDTH],
            new float[3 * hidden * hidden],
            new float[3 * hidden],
            new float[3 * hidden]);
    EncoderWeights drawn = new FirstWeights(1).encoder(SmallPlans.spec(plan), WIDTH, List.of());
    List<List<Dense>> heads =
        drawn.heads().stream().map(head -> head.stream().map(LossTest::zero).toList()).toList();
    List<Dense> first = heads.get(0);
    first.get(first.size() - 1).bias()[0] = firstBias;
    return new EncoderWeights(gru, null, null, zero(drawn.embedding()), heads);
  }

  private static Dense zero(Dense layer) {
    return new Dense(
        layer.inputs(),
        layer.outputs(),
        new float[layer.inputs() * layer.outputs()],
        new float[layer.outputs()]);
  }
}
