package io.riverprint.local.bench.loop;

import io.riverprint.core.backend.VectorBackend;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.local.bench.ProcessTime;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Trainings of a shop, one for each instant that any policy trains at: from new weights, on the
 * newest events, as many days as the first had. So a later model differs from the first by what it
 * has seen, not by how much; and two policies that train at the same instant get the same model.
 */
final class Trainings {
  private final LoopSettings settings;
  private final LoopStream stream;
  private final Path folder;
  private final TrainOptions options;
  private final Consumer<String> words;

  /**
   * Trainings that leave their bundles in a folder.
   *
   * @param options of all; until and horizon are set for each
   * @param words hears of each
   */
  Trainings(
      LoopSettings settings,
      LoopStream stream,
      Path folder,
      TrainOptions options,
      Consumer<String> words) {
    this.settings = settings;
    this.stream = stream;
    this.folder = folder;
    this.options = options;
    this.words = words;
  }

  /** All of them, oldest first, by their instant. */
  Map<Long, Trained> all(Collection<Long> cuts) throws IOException {
    FolderRegistry registry = new FolderRegistry(folder.resolve("models"));
    Map<Long, Trained> trained = new TreeMap<>();
    for (long cut : new TreeSet<>(cuts)) {
      trained.put(cut, train(registry, cut));
      words.accept(
          "training %d of %d: %.1f s of processor time"
              .formatted(
                  trained.size(), new TreeSet<>(cuts).size(), trained.get(cut).cpuNanos() / 1e9));
    }
    return trained;
  }

  private Trained train(FolderRegistry registry, long cutMillis) throws IOException {
    long before = ProcessTime.nanos();
    StoredRelease release =
        new Training(
                stream.log(cutMillis - settings.historyMillis(), cutMillis),
                registry,
                VectorBackend::new,
                options.unjudged(settings.horizonMillis()).until(cutMillis),
                TrainingProgress.NONE,
                folder.resolve("work"))
            .run()
            .release();
    long cpu = ProcessTime.nanos() - before;
    Path bundle = Path.of(URI.create(release.location()));
    return new Trained(BundleReader.read(bundle, release.manifestSha256()), cutMillis, cpu);
  }
}
