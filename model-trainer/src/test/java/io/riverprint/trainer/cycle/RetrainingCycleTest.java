package io.riverprint.trainer.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.Sha256;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.RetrainRequest.Lane;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RetrainingCycleTest {
  private static final RetrainRequest FIRST =
      SmallCycles.request("first", RetrainRequest.NO_RELEASE, Lane.FULL);

  @TempDir private static Path undisturbed = Path.of("");

  @TempDir private Path folder = Path.of("");

  private static List<GateDecision> told = List.of();
  private static List<ModelRelease> announced = List.of();

  @BeforeAll
  static void runUndisturbed() throws IOException {
    SmallCycles whole = new SmallCycles(undisturbed);
    whole.cycle(TrainingProgress.NONE).run(FIRST);
    told = whole.told;
    announced = whole.announced;
  }

  @Test
  void aFirstReleaseServesAllEvents() throws IOException {
    SmallCycles small = new SmallCycles(folder);

    GateDecision decision = small.cycle(TrainingProgress.NONE).run(FIRST);

    assertThat(decision.released()).as("%s", decision.reasons()).isTrue();
    assertThat(small.announced)
        .extracting(ModelRelease::version, ModelRelease::effectiveFromMillis)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(1L, ModelRelease.FROM_THE_BEGINNING));
    assertThat(small.told).containsExactly(decision);
    assertThat(small.registry.latest().map(StoredRelease::version)).contains(1L);
    assertThat(small.registry.notes(1).decision()).contains(decision);
    assertThat(small.cycle(TrainingProgress.NONE).interrupted()).isEmpty();
  }

  @Test
  void theNextOneStartsFromItAndServesFromALittleAfterTheNewestEvent() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    small.cycle(TrainingProgress.NONE).run(FIRST);

    GateDecision decision =
        small.cycle(TrainingProgress.NONE).run(SmallCycles.request("next", 1, Lane.FULL));

    BundleManifest manifest = small.registry.manifest(small.registry.find(2).orElseThrow());
    assertThat(decision.incumbentVersion()).isEqualTo(1);
    assertThat(manifest.parent()).isEqualTo(1);
    assertThat(manifest.space()).isEqualTo("space-2");
    assertThat(manifest.alignedSpace()).isEqualTo("space-1");
    assertThat(java.util.Objects.requireNonNull(manifest.alignment()).cosine()).isGreaterThan(0.5);
    assertThat(decision.figures())
        .containsKeys("churn.difference", "factorSku.low", "probe.difference", "sum.difference");
    if (decision.released()) {
      assertThat(decision.effectiveFromMillis()).isEqualTo(SmallCycles.NEWEST + SmallCycles.LEAD);
    }
  }

  @Test
  void theFactorsLaneStaysInTheSpace() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    small.cycle(TrainingProgress.NONE).run(FIRST);

    GateDecision decision =
        small.cycle(TrainingProgress.NONE).run(SmallCycles.request("items", 1, Lane.FACTORS));

    BundleManifest manifest = small.registry.manifest(small.registry.find(2).orElseThrow());
    assertThat(manifest.space()).isEqualTo("space-1");
    assertThat(decision.figures()).containsEntry("churn.difference", 0.0);
    assertThat(decision.figures().get("factorSku.difference")).isNotEqualTo(0.0);
    assertThat(decision.figures()).containsEntry("probe.difference", 0.0);
  }

  @Test
  void whilePinnedNothingIsAnnounced() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    small.registry.pin().set(1);

    GateDecision decision = small.cycle(TrainingProgress.NONE).run(FIRST);

    assertThat(decision.released()).isFalse();
    assertThat(decision.reasons()).contains("passed, and is held back: version 1 is pinned");
    assertThat(small.announced).isEmpty();
    assertThat(small.registry.latest()).isEmpty();
    assertThat(small.registry.find(1)).isPresent();
  }

  @Test
  void whatWasAnsweredIsAnsweredAgainTheSame() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    GateDecision decision = small.cycle(TrainingProgress.NONE).run(FIRST);

    GateDecision again = small.cycle(stoppingAt("reading events")).run(FIRST);

    assertThat(again).isEqualTo(decision);
    assertThat(small.registry.versions()).hasSize(1);
  }

  @Test
  void aRequestOfBeforeTheNewestReleaseIsSuperseded() throws IOException {
    SmallCycles small = new SmallCycles(folder);
    RetrainingCycle cycle = small.cycle(TrainingProgress.NONE);
    assertThat(cycle.isSuperseded(FIRST)).isFalse();
    cycle.run(FIRST);

    assertThat(cycle.isSuperseded(SmallCycles.request("late", 0, Lane.FULL))).isTrue();
    assertThat(cycle.isSuperseded(SmallCycles.request("new", 1, Lane.FULL))).isFalse();
  }

  /** Whatever is said first is where it dies; the epoch is one in the middle of a training. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "fixing the window",
        "reading events",
        "training compact",
        "batch 2 of epoch 2",
        "factorising likings",
        "judging by replay",
        "deciding",
        "keeping version 1",
        "noting the decision",
        "releasing version 1",
        "announcing version 1",
        "telling the decision"
      })
  void killedAnywhereItGivesWhatItWouldHaveGiven(String place) throws IOException {
    SmallCycles killed = new SmallCycles(folder);
    assertThatThrownBy(() -> killed.cycle(stoppingAt(place)).run(FIRST)).hasMessage("killed");
    assertReadersSeeTheOldOrTheNew(killed);
    GateDecision resumed = killed.cycle(TrainingProgress.NONE).run(FIRST);

    assertThat(resumed).isEqualTo(told.get(0));
    assertThat(killed.told).containsOnly(resumed);
    assertThat(killed.announced)
        .extracting(ModelRelease::manifestSha256)
        .containsOnly(announced.get(0).manifestSha256());
    assertThat(bytesOf(folder.resolve("models"))).isEqualTo(bytesOf(undisturbed.resolve("models")));
  }

  private static void assertReadersSeeTheOldOrTheNew(SmallCycles killed) throws IOException {
    var latest = killed.registry.latest();
    if (latest.isPresent()) {
      assertThat(killed.registry.read(latest.get()).manifest().version()).isEqualTo(1);
    }
    for (StoredRelease kept : killed.registry.versions()) {
      assertThat(killed.registry.read(kept).manifest().version()).isEqualTo(kept.version());
    }
  }

  /** All files by their names, with the digests of their bytes. */
  private static Map<String, String> bytesOf(Path registry) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    try (Stream<Path> files = Files.walk(registry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        digests.put(registry.relativize(file).toString(), Sha256.of(Files.readAllBytes(file)));
      }
    }
    return digests;
  }

  private static TrainingProgress stoppingAt(String place) {
    Consumer<String> said =
        part -> {
          if (part.startsWith(place)) {
            throw new IllegalStateException("killed");
          }
        };
    return new TrainingProgress() {
      @Override
      public void begins(String part) {
        said.accept(part);
      }

      @Override
      public void batch(int epoch, int batch, int batches, float loss) {
        said.accept("batch " + batch + " of epoch " + epoch);
      }

      @Override
      public void epoch(int epoch, float trainingLoss, float validationLoss) {}
    };
  }
}
