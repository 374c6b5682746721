package io.riverprint.local.bench.loop;

import io.riverprint.core.backend.VectorBackend;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.local.bench.ProcessTime;
import io.riverprint.trainer.Start;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Trainings of a shop, each on the newest events, as many days as the first had. So a later model
 * differs from the first by what it has seen, not by how much. From new weights, two policies that
 * train at the same instant get the same model; otherwise each training starts from the release
 * before of its own policy.
 */
final class Trainings {
  private final LoopSettings settings;
  private final LoopStream stream;
  private final Path folder;
  private final TrainOptions first;
  private final TrainOptions later;
  private final Consumer<String> words;
  private final FolderRegistry registry;
  private final Map<Long, Trained> cold = new HashMap<>();
  private int count;

  /**
   * Trainings that leave their bundles in a folder.
   *
   * @param first of those from new weights; until and horizon are set for each
   * @param later of those from the release before
   * @param words hears of each
   */
  Trainings(
      LoopSettings settings,
      LoopStream stream,
      Path folder,
      TrainOptions first,
      TrainOptions later,
      Consumer<String> words)
      throws IOException {
    this.settings = settings;
    this.stream = stream;
    this.folder = folder;
    this.first = first;
    this.later = later;
    this.words = words;
    this.registry = new FolderRegistry(folder.resolve("models"));
  }

  /** The releases of a policy that trains at these instants, oldest first. */
  List<Trained> at(List<Long> cuts) throws IOException {
    List<Trained> releases = new ArrayList<>();
    for (long cut : cuts) {
      releases.add(
          settings.warm() && !releases.isEmpty()
              ? train(cut, later, Start.warm(releases.get(releases.size() - 1).bundle()))
              : cold(cut));
    }
    return releases;
  }

  private Trained cold(long cut) throws IOException {
    Trained known = cold.get(cut);
    if (known != null) {
      return known;
    }
    Trained made = train(cut, first, Start.COLD);
    cold.put(cut, made);
    return made;
  }

  private Trained train(long cutMillis, TrainOptions options, Start start) throws IOException {
    long before = ProcessTime.nanos();
    StoredRelease release =
        new Training(
                stream.log(cutMillis - settings.historyMillis(), cutMillis),
                registry,
                VectorBackend::new,
                options.unjudged(settings.horizonMillis()).until(cutMillis),
                TrainingProgress.NONE,
                folder.resolve("work"))
            .startingFrom(start)
            .run()
            .release();
    long cpu = ProcessTime.nanos() - before;
    count++;
    words.accept("training %d took %.1f s of processor time".formatted(count, cpu / 1e9));
    Path bundle = Path.of(URI.create(release.location()));
    return new Trained(BundleReader.read(bundle, release.manifestSha256()), cutMillis, cpu);
  }
}
