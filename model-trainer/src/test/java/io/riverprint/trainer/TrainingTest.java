package io.riverprint.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.Sha256;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.session.SessionRule;
import io.riverprint.trainer.example.ExampleLimits;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.neural.Dropouts;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.Objective;
import io.riverprint.trainer.neural.Schedule;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.ModelRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One training of a shop whose users buy what they have always bought. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class TrainingTest {
  private static final TrainOptions OPTIONS = options(encoder("compact", 8));

  @TempDir Path folder;

  private final KeptBundles registry = new KeptBundles();
  private final List<String> parts = new ArrayList<>();
  private TrainingReport report = never();

  @BeforeAll
  void train() throws IOException {
    Path work = Files.createTempDirectory("riverprint-test");
    report = training(SmallShop.log(300, 3), registry, parts, work).run();
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
  void givesTheSameBytesForTheSameSeedInterruptedOrNot() throws IOException {
    TrainOptions two = options(encoder("first", 2), encoder("second", 2));
    Path whole = folder.resolve("whole");
    training(two, new FolderRegistry(whole), noting(new ArrayList<>())).run();

    Path resumed = folder.resolve("resumed");
    TrainingProgress stopping = stoppingAt("training second");
    FolderRegistry registryOfResumed = new FolderRegistry(resumed);
    assertThatThrownBy(() -> training(two, registryOfResumed, stopping).run())
        .hasMessage("stopped");
    assertThat(work()).isDirectoryRecursivelyContaining("glob:**/first.checkpoint.safetensors");
    List<String> epochs = new ArrayList<>();
    training(two, registryOfResumed, noting(epochs)).run();

    // The first encoder was done already.
    assertThat(epochs.indexOf("epoch 1")).isGreaterThan(indexOf(epochs, "training second"));
    assertThat(bytesOf(resumed)).isEqualTo(bytesOf(whole));
    assertThat(work()).doesNotExist();
  }

  @Test
  void goesOnFromNothingThatWasTrainedOtherwise() throws IOException {
    TrainOptions one = options(encoder("first", 1));
    FolderRegistry models = new FolderRegistry(folder.resolve("models"));
    assertThatThrownBy(() -> training(one, models, stoppingAt("factorising")).run())
        .hasMessage("stopped");
    List<String> epochs = new ArrayList<>();
    training(one.lastEpoch(), models, noting(epochs)).run();

    assertThat(epochs).contains("epoch 1");
  }

  @Test
  void refusesALogThatIsTooShort() {
    EventLog log = new io.riverprint.trainer.log.MemoryEventLog(List.of(), 0, Map.of());

    assertThatThrownBy(() -> training(log, new KeptBundles(), new ArrayList<>(), work()).run())
        .isInstanceOf(io.riverprint.trainer.log.UnreadableLogException.class);
  }

  private double metric(String name) {
    return report.manifest().metrics().getOrDefault(name, Double.NaN);
  }

  private Path work() {
    return folder.resolve("work");
  }

  private static Training training(
      EventLog log, ModelRegistry registry, List<String> parts, Path work) {
    return new Training(log, registry, HeapBackend::new, OPTIONS, noting(parts), work);
  }

  private Training training(
      TrainOptions options, ModelRegistry registry, TrainingProgress progress) {
    return new Training(
        SmallShop.log(60, 3), registry, HeapBackend::new, options, progress, work());
  }

  private static TrainOptions options(EncoderPlan... encoders) {
    return new TrainOptions(
        Long.MAX_VALUE,
        2 * SmallShop.DAY,
        List.of(encoders),
        new ExampleLimits(2_000, 1_000_000, 64),
        true,
        1,
        7,
        SessionRule.PAPER,
        true,
        false,
        FactorSize.COMPACT);
  }

  private static EncoderPlan encoder(String name, int epochs) {
    return new EncoderPlan(
        name,
        new Objective.Tasks(0.3f, 0.35f, 0.35f),
        24,
        new ReadoutSpec.Trunk(4, 2, 32, 32),
        24,
        List.of(32),
        new Dropouts(0.05f, 0.05f, 0.05f),
        new Schedule(epochs, 32, 3e-3f, 0.01f, 1));
  }

  private static int indexOf(List<String> said, String start) {
    for (int i = 0; i < said.size(); i++) {
      if (said.get(i).startsWith(start)) {
        return i;
      }
    }
    throw new AssertionError("nobody said " + start + " in " + said);
  }

  /** All files of a registry by their names, with the digests of their bytes. */
  private static Map<String, String> bytesOf(Path registry) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(registry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(registry.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private static TrainingProgress stoppingAt(String start) {
    return watching(
        said -> {
          if (said.startsWith(start)) {
            throw new IllegalStateException("stopped");
          }
        });
  }

  private static TrainingProgress noting(List<String> parts) {
    return watching(parts::add);
  }

  private static TrainingProgress watching(Consumer<String> said) {
    return new TrainingProgress() {
      @Override
      public void begins(String part) {
        said.accept(part);
      }

      @Override
      public void batch(int epoch, int batch, int batches, float loss) {}

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {
        said.accept("epoch " + epoch);
      }
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
