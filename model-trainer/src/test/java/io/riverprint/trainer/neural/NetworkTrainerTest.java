package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NetworkTrainerTest {
  private static final int INPUTS = 6;
  private static final NetworkSpec SPEC =
      new NetworkSpec(
          INPUTS,
          List.of(
              EncoderSpec.alone(
                  "compact",
                  12,
                  new ReadoutSpec.Linear(),
                  8,
                  List.of(
                      new HeadSpec(HeadSpec.CHURN, List.of(7), 1),
                      new HeadSpec(HeadSpec.CATEGORY, List.of(9, 5), 3),
                      new HeadSpec(HeadSpec.SKU, List.of(), 4)))));
  private static final NetworkSettings SETTINGS = new NetworkSettings(6, 32, 5e-3f, 0.01f, 1, 1, 7);

  @Test
  void findsASignalThatIsAnywhereInTheSequence() {
    NetworkWeights weights = train(planted(1_500, 1), planted(200, 2));

    assertThat(aurocOfChurn(weights, planted(500, 3))).isGreaterThan(0.9);
  }

  @Test
  void findsNothingWhereThereIsNothing() {
    NetworkWeights weights = train(planted(300, 1), planted(50, 2));

    assertThat(aurocOfChurn(weights, noise(1_000, 3))).isCloseTo(0.5, within(0.08));
  }

  @Test
  void givesWeightsThatAnswerInPlainJavaAsInLibtorch() {
    List<Sequence> examples = planted(40, 5);
    NetworkWeights weights = train(examples, List.of());

    assertThat(inJava(weights, examples.get(3)))
        .containsExactly(inTorch(weights, examples.get(3)), within(1e-5f));
  }

  @Test
  void givesTheSameWeightsForTheSameSeed() {
    NetworkWeights once = train(planted(100, 1), planted(20, 2));
    NetworkWeights again = train(planted(100, 1), planted(20, 2));

    assertThat(gruOf(again).hiddenWeights()).containsExactly(gruOf(once).hiddenWeights());
  }

  @Test
  void keepsTheEpochThatWasBestInTheValidation() {
    List<Float> losses = new ArrayList<>();
    List<Sequence> validation = noise(60, 9);
    NetworkWeights weights =
        new NetworkTrainer(SPEC, SETTINGS, noting(losses)).train(noise(60, 8), validation);

    assertThat(lossOf(weights, validation))
        .isCloseTo(losses.stream().min(Float::compare).orElseThrow(), within(1e-5f));
  }

  @Test
  void refusesToTrainOnNothing() {
    assertThatThrownBy(() -> train(List.of(), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no example");
  }

  private static GruWeights gruOf(NetworkWeights weights) {
    return weights.encoders().get(0).gru();
  }

  private static NetworkWeights train(List<Sequence> training, List<Sequence> validation) {
    return new NetworkTrainer(SPEC, SETTINGS, TrainingWatcher.NONE).train(training, validation);
  }

  /** Users churn who have had a row with a high first input, however long ago. */
  private static List<Sequence> planted(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sequence> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean churned = random.nextBoolean();
      float[] rows = rows(random, 1 + random.nextInt(12));
      if (churned) {
        rows[random.nextInt(rows.length / INPUTS) * INPUTS] = 3;
      }
      examples.add(example(rows, churned));
    }
    return examples;
  }

  private static List<Sequence> noise(int count, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Sequence> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      examples.add(example(rows(random, 4), random.nextBoolean()));
    }
    return examples;
  }

  private static Sequence example(float[] rows, boolean churned) {
    int[] bought = churned ? new int[0] : new int[] {1};
    return new Sequence(rows, 0, rows.length / INPUTS, new Labels(churned, bought, bought));
  }

  private static float[] rows(SplittableRandom random, int length) {
    float[] rows = new float[length * INPUTS];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return rows;
  }

  /** Share of pairs of a churned and another user which the first logit puts in order. */
  private static double aurocOfChurn(NetworkWeights weights, List<Sequence> examples) {
    double inOrder = 0;
    double pairs = 0;
    float[] scores = new float[examples.size()];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = inJava(weights, examples.get(i))[0];
    }
    for (int i = 0; i < scores.length; i++) {
      for (int j = 0; j < scores.length; j++) {
        if (examples.get(i).labels().churned() && !examples.get(j).labels().churned()) {
          pairs++;
          inOrder += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    return inOrder / pairs;
  }

  private static float[] inJava(NetworkWeights weights, Sequence example) {
    StepBatch step = new StepBatch(1, INPUTS, SPEC.hiddenWidth());
    ReadoutBatch readout = new ReadoutBatch(1, SPEC);
    step.rows = 1;
    readout.rows = 1;
    try (Backend backend = new HeapBackend(weights)) {
      for (int row = 0; row < example.length(); row++) {
        System.arraycopy(example.rows(), (example.from() + row) * INPUTS, step.x, 0, INPUTS);
        backend.step(step);
      }
      System.arraycopy(step.h, 0, readout.h, 0, step.h.length);
      backend.readOut(readout);
    }
    return readout.logits;
  }

  private static float[] inTorch(NetworkWeights weights, Sequence example) {
    float[] logits = new float[SPEC.logits()];
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrainableNetwork network = new TrainableNetwork(scope, weights);
      int at = 0;
      for (NDArray head : network.logits(scope, SequenceBatch.of(List.of(example), SPEC))) {
        float[] part = head.toFloatArray();
        System.arraycopy(part, 0, logits, at, part.length);
        at += part.length;
      }
    }
    return logits;
  }

  private static float lossOf(NetworkWeights weights, List<Sequence> examples) {
    SequenceBatch batch = SequenceBatch.of(examples, SPEC);
    try (NDManager scope = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      TrainableNetwork network = new TrainableNetwork(scope, weights);
      return TaskLoss.of(scope, SPEC, network.logits(scope, batch), batch).getFloat();
    }
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
