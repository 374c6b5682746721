package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.Preset;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FactorSizeTest {
  /** Reference, section 6. */
  private static final int COMPOSED = 744;

  @TempDir private Path folder = Path.of("");

  @Test
  void theReferencesModelsAreTrainedWhereTheyAreAskedFor() throws IOException {
    ModelBundle bundle = trained(FactorSize.REFERENCE);

    assertThat(bundle.skuFactors().width()).isEqualTo(232);
    assertThat(bundle.categoryFactors().width()).isEqualTo(146);
  }

  @Test
  void otherwiseTheyAreNarrow() throws IOException {
    ModelBundle bundle = trained(FactorSize.COMPACT);

    assertThat(bundle.skuFactors().width()).isEqualTo(32);
    assertThat(bundle.categoryFactors().width()).isEqualTo(32);
  }

  @Test
  void thePapersProfileHasThePapersFactorsUnlessItIsToBeQuick() {
    assertThat(TrainOptions.of(Preset.HYBRID, 1).factors()).isEqualTo(FactorSize.REFERENCE);
    assertThat(TrainOptions.quick(Preset.HYBRID, 1).factors()).isEqualTo(FactorSize.COMPACT);
    assertThat(TrainOptions.of(Preset.COMPACT, 1).factors()).isEqualTo(FactorSize.COMPACT);
  }

  @Test
  void behindTheEncodersOfTheHybridStandAHundredScoresOfEach() {
    int encoders = Preset.HYBRID.encoders().stream().mapToInt(EncoderPlan::embeddingWidth).sum();

    assertThat(TrainOptions.of(Preset.HYBRID, 1).composed()).isTrue();
    assertThat(encoders + 2 * SpecFitter.TARGETS).isEqualTo(COMPOSED);
  }

  private ModelBundle trained(FactorSize size) throws IOException {
    FolderRegistry registry = new FolderRegistry(folder.resolve("models"));
    new Training(
            SmallShop.log(60, 3),
            registry,
            HeapBackend::new,
            SmallTrainings.options(1, 1).factors(size),
            TrainingProgress.NONE,
            folder.resolve("work"))
        .run();
    return registry.read(registry.latest().orElseThrow());
  }
}
