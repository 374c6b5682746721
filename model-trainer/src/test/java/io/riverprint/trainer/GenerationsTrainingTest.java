package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Three trainings in one registry, each blended with the release before it, read from disk. */
final class GenerationsTrainingTest {
  private static final String NEW = "compact";
  private static final String PREVIOUS = "compact@previous";

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void trainThree() throws IOException {
    for (int seed = 1; seed <= 3; seed++) {
      new Training(
              SmallShop.log(60, 3),
              new FolderRegistry(folder.resolve("models")),
              HeapBackend::new,
              SmallTrainings.options(seed, 1).withGenerations(),
              TrainingProgress.NONE,
              folder.resolve("work"))
          .run();
    }
  }

  @Test
  void theFirstHasNoParentAndOneGeneration() throws IOException {
    ModelBundle first = bundle(1);

    assertThat(first.manifest().parent()).isNull();
    assertThat(first.network().spec().encoders())
        .extracting(EncoderSpec::name)
        .containsExactly(NEW);
  }

  @Test
  void theSecondNamesItsParentAndCarriesItsEncoderWithThreeTenths() throws IOException {
    ModelBundle second = bundle(2);

    assertThat(second.manifest().parent()).isEqualTo(1);
    assertThat(second.network().spec().encoders())
        .extracting(EncoderSpec::name, EncoderSpec::blend)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(NEW, 0.7f),
            org.assertj.core.groups.Tuple.tuple(PREVIOUS, 0.3f));
    assertSameEncoder(second.network().encoders().get(1), bundle(1).network().encoders().get(0));
  }

  @Test
  void theThirdCarriesTheSecondsOwnEncoderAndNotTheFirsts() throws IOException {
    ModelBundle third = bundle(3);

    assertThat(third.manifest().parent()).isEqualTo(2);
    assertThat(third.network().encoders()).hasSize(2);
    assertSameEncoder(third.network().encoders().get(1), bundle(2).network().encoders().get(0));
  }

  /** All but its heads: what is predicted is the newest one's. */
  private static void assertSameEncoder(EncoderWeights carried, EncoderWeights of) {
    GruWeights gru = of.gru();
    assertThat(carried.gru().inputWeights()).isEqualTo(gru.inputWeights());
    assertThat(carried.gru().hiddenWeights()).isEqualTo(gru.hiddenWeights());
    assertThat(carried.gru().inputBias()).isEqualTo(gru.inputBias());
    assertThat(carried.gru().hiddenBias()).isEqualTo(gru.hiddenBias());
    assertThat(carried.embedding().weights()).isEqualTo(of.embedding().weights());
    assertThat(carried.heads()).isEmpty();
  }

  private static ModelBundle bundle(long version) throws IOException {
    FolderRegistry registry = new FolderRegistry(folder.resolve("models"));
    return registry.read(registry.find(version).orElseThrow());
  }
}
