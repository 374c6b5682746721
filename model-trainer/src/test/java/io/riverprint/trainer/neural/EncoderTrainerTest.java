package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.example.Example;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class EncoderTrainerTest {
  private static final Dropouts DROPOUTS = new Dropouts(0.1f, 0.2f, 0.1f);

  static List<ReadoutSpec> readouts() {
    return List.of(SmallPlans.LINEAR, SmallPlans.STATE, SmallPlans.ATTENTION);
  }

  @ParameterizedTest
  @MethodSource("readouts")
  void findsASignalThatIsAnywhereInTheSequence(ReadoutSpec readout) {
    EncoderPlan plan = SmallPlans.tasks(readout, Dropouts.NONE, 8);
    EncoderWeights weights = train(plan, DrawnExamples.planted(1_500, 1));

    assertThat(auroc(plan, weights, DrawnExamples.planted(500, 3)))
        // Five rows do not reach back to the signal of a longer sequence but through the GRU.
        .isGreaterThan(0.85);
  }

  @Test
  void learnsWhatSilenceMeans() {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.STATE, Dropouts.NONE, 4);
    EncoderWeights weights = train(plan, DrawnExamples.silent(800, 1));

    assertThat(auroc(plan, weights, DrawnExamples.silent(500, 3))).isGreaterThan(0.95);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.LINEAR, Dropouts.NONE, 6);
    EncoderWeights weights = train(plan, DrawnExamples.planted(300, 1));

    assertThat(auroc(plan, weights, DrawnExamples.noise(1_000, 3))).isCloseTo(0.5, within(0.08));
  }

  @ParameterizedTest
  @MethodSource("readouts")
  void givesWeightsThatAnswerInPlainJavaAsInLibtorch(ReadoutSpec readout) {
    DrawnExamples examples = DrawnExamples.planted(40, 5);
    EncoderPlan plan = SmallPlans.tasks(readout, DROPOUTS, 2);
    EncoderWeights weights = train(plan, examples);

    // Of lengths below, at and above the rows attended to.
    for (Example example : examples.all.subList(0, 10)) {
      var plain = InJava.answer(SmallPlans.spec(plan), weights, examples, example);
      List<float[]> torch = inTorch(plan, weights, examples, example);
      assertThat(plain.embedding).containsExactly(torch.get(0), within(1e-5f));
      assertThat(plain.logits).containsExactly(torch.get(1), within(1e-5f));
    }
  }

  @Test
  void answersTheSameInABatchAsAlone() {
    DrawnExamples examples = DrawnExamples.planted(9, 5);
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.ATTENTION, DROPOUTS, 1);
    EncoderWeights weights = train(plan, examples);
    float[] together = embeddings(plan, weights, examples, examples.all);

    for (int i = 0; i < 9; i++) {
      float[] alone = embeddings(plan, weights, examples, List.of(examples.all.get(i)));
      for (int e = 0; e < alone.length; e++) {
        assertThat(together[i * alone.length + e]).isCloseTo(alone[e], within(1e-5f));
      }
    }
  }

  @Test
  void givesTheSameWeightsForTheSameSeed() {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.ATTENTION, DROPOUTS, 2);

    assertThat(train(plan, DrawnExamples.planted(100, 1)).gru().hiddenWeights())
        .containsExactly(train(plan, DrawnExamples.planted(100, 1)).gru().hiddenWeights());
  }

  @Test
  void givesTheSameWeightsHoweverOftenGarbageIsCollected() throws InterruptedException {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.ATTENTION, DROPOUTS, 3);
    float[] calm = train(plan, DrawnExamples.planted(600, 1)).gru().hiddenWeights();
    Thread collecting = new Thread(EncoderTrainerTest::collectUntilInterrupted);
    collecting.start();
    float[] stressed = train(plan, DrawnExamples.planted(600, 1)).gru().hiddenWeights();
    collecting.interrupt();
    collecting.join();

    assertThat(stressed).containsExactly(calm);
  }

  /** What libtorch points to and Java has let go of is overwritten soon. */
  private static void collectUntilInterrupted() {
    while (!Thread.currentThread().isInterrupted()) {
      System.gc();
      for (int i = 0; i < 1_000; i++) {
        ByteBuffer.allocateDirect(16).putFloat(0, Float.NaN);
      }
    }
  }

  @Test
  void keepsTheEpochThatWasBestInTheValidation() {
    List<Float> losses = new ArrayList<>();
    DrawnExamples validation = DrawnExamples.noise(60, 9);
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.LINEAR, Dropouts.NONE, 20);
    EncoderWeights weights =
        trainer(plan, SmallPlans.run(), noting(losses))
            // Rows of the one with labels of the other: nothing to learn but by heart.
            .train(validation, DrawnExamples.noise(60, 8).all, validation.all);

    assertThat(losses.get(losses.size() - 1)).isGreaterThan(least(losses));
    assertThat(lossOf(plan, weights, validation)).isCloseTo(least(losses), within(1e-5f));
  }

  @Test
  void keepsTheLastEpochWhereThatIsWanted() {
    List<Float> losses = new ArrayList<>();
    DrawnExamples validation = DrawnExamples.noise(60, 9);
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.LINEAR, Dropouts.NONE, 6);
    TrainingRun last = new TrainingRun(DrawnExamples.INPUTS, 1, 7, false);
    EncoderWeights weights =
        trainer(plan, last, noting(losses))
            // Rows of the one with labels of the other: nothing to learn but by heart.
            .train(validation, DrawnExamples.noise(60, 8).all, validation.all);

    assertThat(lossOf(plan, weights, validation))
        .isCloseTo(losses.get(losses.size() - 1), within(1e-5f));
  }

  @Test
  void givesRowsAgainBetterThanTheirMean() {
    DrawnExamples held = DrawnExamples.steady(200, 2);

    assertThat(least(lossesOf(new Objective.Reconstruction(), held)))
        .isLessThan((float) (0.5 * held.spread()));
  }

  @Test
  void givesTheRowsThatFollowBetterThanTheirMean() {
    DrawnExamples held = DrawnExamples.steady(200, 2);

    assertThat(least(lossesOf(new Objective.Future(0), held)))
        .isLessThan((float) (0.5 * held.spread()));
  }

  @Test
  void refusesToTrainOnNothing() {
    EncoderPlan plan = SmallPlans.tasks(SmallPlans.LINEAR, Dropouts.NONE, 1);
    DrawnExamples none = DrawnExamples.noise(0, 1);

    assertThatThrownBy(() -> train(plan, none))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("small")
        .hasMessageContaining("no example");
  }

  private static EncoderWeights train(EncoderPlan plan, DrawnExamples examples) {
    return trainer(plan, SmallPlans.run(), TrainingWatcher.NONE)
        .train(examples, examples.all, List.of());
  }

  private static EncoderTrainer trainer(
      EncoderPlan plan, TrainingRun run, TrainingWatcher watcher) {
    return new EncoderTrainer(plan, SmallPlans.spec(plan), run, Checkpoints.NONE, watcher);
  }

  /** Losses on held-out examples, epoch by epoch. */
  private static List<Float> lossesOf(Objective objective, DrawnExamples held) {
    List<Float> losses = new ArrayList<>();
    EncoderPlan plan = SmallPlans.rows(objective, 12);
    // One array for both, so that the numbers of rows fit.
    List<Example> training = held.all.subList(0, 150);
    List<Example> validation = held.all.subList(150, 200);
    trainer(plan, SmallPlans.run(), noting(losses)).train(held, training, validation);
    return losses;
  }

  private static double auroc(EncoderPlan plan, EncoderWeights weights, DrawnExamples examples) {
    return InJava.aurocOfChurn(SmallPlans.spec(plan), weights, examples);
  }

  private static List<float[]> inTorch(
      EncoderPlan plan, EncoderWeights weights, DrawnExamples rows, Example example) {
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrainableEncoder encoder = encoder(scope, plan, weights);
      Batch batch = Batch.of(List.of(example), rows, DrawnExamples.INPUTS);
      NDArray embedding = encoder.embedding(scope, batch, false);
      NDList logits = new NDList(encoder.logits(embedding, false));
      float[] joined = NDArrays.concat(logits, 1).toFloatArray();
      return List.of(embedding.toFloatArray(), joined);
    }
  }

  private static float[] embeddings(
      EncoderPlan plan, EncoderWeights weights, DrawnExamples rows, List<Example> examples) {
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Batch batch = Batch.of(examples, rows, DrawnExamples.INPUTS);
      return encoder(scope, plan, weights).embedding(scope, batch, false).toFloatArray();
    }
  }

  private static float lossOf(EncoderPlan plan, EncoderWeights weights, DrawnExamples examples) {
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TaskLoss loss =
          new TaskLoss(encoder(scope, plan, weights), (Objective.Tasks) plan.objective());
      Batch batch = Batch.of(examples.all, examples, DrawnExamples.INPUTS);
      return loss.of(scope, batch, false).getFloat();
    }
  }

  private static TrainableEncoder encoder(
      NDManager manager, EncoderPlan plan, EncoderWeights weights) {
    return new TrainableEncoder(
        new Parameters(manager), SmallPlans.spec(plan), weights, plan.dropouts());
  }

  private static float least(List<Float> losses) {
    return losses.stream().min(Float::compare).orElseThrow();
  }

  private static TrainingWatcher noting(List<Float> losses) {
    return new TrainingWatcher() {
      @Override
      public void batch(int epoch, int batch, int batches, float loss) {}

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {
        losses.add(validationLoss);
      }
    };
  }
}
