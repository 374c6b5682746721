package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.HeadSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Sizes against the numbers of parameters in reference sections 5.1 to 5.3. There a row has 59
 * columns, and no embedding sees an age.
 */
final class PresetTest {
  private static final int COLUMNS = 59;

  @Test
  void sraAndFipHaveTheSizeOfTheReference() {
    assertThat(parameters(Preset.SRA.encoders().get(0))).isEqualTo(587_963);
    assertThat(parameters(Preset.FIP.encoders().get(0))).isEqualTo(587_963);
  }

  @Test
  void mtlHasTheSizeOfTheReference() {
    assertThat(parameters(Preset.MTL.encoders().get(0).attending(64))).isEqualTo(998_601);
  }

  @Test
  void theOthersAreSmallerByTheHeadsTheyDoNotTrain() {
    // Embedding to 512 to 256 to the outputs.
    long towers = 128 * 512 + 512 + 512 * 256 + 256;
    long churnTowers = 32 * 512 + 512 + 512 * 256 + 256;

    assertThat(parameters(Preset.MTL_PROPENSITY.encoders().get(0).attending(64)))
        .isEqualTo(998_601 - towers - 257);
    assertThat(parameters(Preset.MTL_CHURN.encoders().get(0).attending(64)))
        .isEqualTo(838_761 - 2 * (churnTowers + 25_700));
  }

  @Test
  void hybridHasTheColumnsOfThePaper() {
    assertThat(Preset.HYBRID.encoders().stream().map(EncoderPlan::embeddingWidth))
        .containsExactly(128, 128, 128, 128, 32);
    assertThat(Preset.HYBRID.encoders().stream().map(EncoderPlan::name))
        .containsExactly("sra", "mtl", "mtl-propensity", "fip", "mtl-churn");
  }

  @Test
  void aTrunkMayDoWithoutAttention() {
    EncoderPlan plain = Preset.MTL.encoders().get(0).attending(0);

    assertThat(plain.readout().attentionRows()).isZero();
    assertThat(parameters(plain)).isLessThan(998_601);
  }

  @Test
  void slowLearningIsForTheReferencesMillionExamples() {
    EncoderPlan slow = Preset.MTL_PROPENSITY.encoders().get(0);

    assertThat(slow.forExamples(1_000_000)).isEqualTo(slow);
    assertThat(slow.forExamples(250_000).schedule().learningRate())
        .isEqualTo(2 * slow.schedule().learningRate());
    assertThat(slow.forExamples(100).schedule().learningRate()).isEqualTo(1e-3f);
  }

  @Test
  void learningAtThePlainRateIsForAnyNumber() {
    EncoderPlan plain = Preset.MTL.encoders().get(0);

    assertThat(plain.forExamples(100)).isEqualTo(plain);
  }

  private static long parameters(EncoderPlan plan) {
    EncoderSpec spec = plan.spec(head -> HeadSpec.CHURN.equals(head) ? 1 : 100);
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Learner learner =
          Learner.of(
              manager,
              plan,
              spec,
              new TrainingRun(COLUMNS, 1, 1, false),
              (first, count, to, at) -> {},
              List.of());
      long all = learner.parameters().all().stream().mapToLong(NDArray::size).sum();
      return all - (long) AgeFeatures.WIDTH * plan.embeddingWidth();
    }
  }
}
