package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.session.SessionRule;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.registry.ModelRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One training of a shop whose users buy what they have always bought. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrainingTest {
  private static final TrainOptions OPTIONS =
      new TrainOptions(
          Long.MAX_VALUE,
          2 * SmallShop.DAY,
          24,
          24,
          32,
          12,
          32,
          1_500,
          1_000_000,
          1,
          7,
          SessionRule.PAPER);

  private final KeptBundles registry = new KeptBundles();
  private final List<String> parts = new ArrayList<>();
  private TrainingReport report = never();

  @BeforeAll
  void train() throws IOException {
    report = training(SmallShop.log(300, 3), registry, parts).run();
  }

  @Test
  void tellsWhatUsersWillBuyBeforeTheyDo() {
    assertThat(metric("categoryAuroc")).isGreaterThan(0.8);
    assertThat(metric("skuAuroc")).isGreaterThan(0.75);
  }

  @Test
  void tellsWhoWillBuyAtAll() {
    // Who buys again does so within the horizon only every other time: no model reaches 1.
    assertThat(metric("churnAuroc")).isGreaterThan(0.7);
  }

  @Test
  void releasesTheFiguresWithTheBundle() {
    assertThat(registry.kept.get(0).manifest().metrics()).isEqualTo(report.manifest().metrics());
  }

  @Test
  void namesTheStretchOfTimeItLearntFrom() {
    assertThat(report.manifest().trainedFromMillis()).isEqualTo(report.split().fromMillis());
    assertThat(report.manifest().trainedUntilMillis()).isEqualTo(report.split().judgeFromMillis());
    assertThat(report.manifest().horizonMillis()).isEqualTo(2 * SmallShop.DAY);
  }

  @Test
  void namesItsSource() {
    assertThat(report.manifest().source()).isEqualTo(Map.of("layout", "test"));
  }

  @Test
  void judgesBeforeItReleases() {
    assertThat(parts.indexOf("judging by replay")).isLessThan(parts.indexOf("releasing"));
  }

  @Test
  void givesTheSameReleaseForTheSameSeed() throws IOException {
    KeptBundles second = new KeptBundles();
    training(SmallShop.log(300, 3), second, new ArrayList<>()).run();

    assertThat(second.kept.get(0).network().encoders().get(0).gru().inputWeights())
        .containsExactly(registry.kept.get(0).network().encoders().get(0).gru().inputWeights());
    assertThat(second.kept.get(0).manifest()).isEqualTo(registry.kept.get(0).manifest());
  }

  @Test
  void refusesALogThatIsTooShort() {
    EventLog log = new io.riverprint.trainer.log.MemoryEventLog(List.of(), 0, Map.of());

    assertThatThrownBy(() -> training(log, new KeptBundles(), new ArrayList<>()).run())
        .isInstanceOf(io.riverprint.trainer.log.UnreadableLogException.class);
  }

  private double metric(String name) {
    return report.manifest().metrics().getOrDefault(name, Double.NaN);
  }

  private static Training training(EventLog log, ModelRegistry registry, List<String> parts) {
    return new Training(log, registry, HeapBackend::new, OPTIONS, noting(parts));
  }

  private static TrainingProgress noting(List<String> parts) {
    return new TrainingProgress() {
      @Override
      public void begins(String part) {
        parts.add(part);
      }

      @Override
      public void batch(int epoch, int batch, int batches, float loss) {}

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {}
    };
  }

  @SuppressWarnings("NullAway") // set before the first test
  private static TrainingReport never() {
    return null;
  }

  /** Keeps what is published. */
  private static final class KeptBundles implements ModelRegistry {
    final List<ModelBundle> kept = new ArrayList<>();

    @Override
    public long nextVersion() {
      return kept.size() + 1L;
    }

    @Override
    public StoredRelease publish(ModelBundle bundle) {
      kept.add(bundle);
      return new StoredRelease(
          bundle.manifest().version(), "memory:", "0".repeat(64), bundle.manifest().space());
    }

    @Override
    public Optional<StoredRelease> latest() {
      return Optional.empty();
    }

    @Override
    public List<StoredRelease> versions() {
      return List.of();
    }
  }
}
