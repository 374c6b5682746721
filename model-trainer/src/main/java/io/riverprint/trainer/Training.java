package io.riverprint.trainer;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.gate.Replay;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.registry.ModelRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One training from a log to a released bundle: split by time, fit, train, write, read back, judge
 * what was read by replaying held-out time, release with the figures. Nothing is compared with the
 * release before: that is the retraining cycle's.
 */
public final class Training {
  private final EventLog log;
  private final ModelRegistry registry;
  private final Function<NetworkWeights, Backend> judgeWith;
  private final TrainOptions options;
  private final TrainingProgress progress;
  private final Path work;
  private final Start start;

  /**
   * A training from nothing, to be run once.
   *
   * @param judgeWith makes the backend of the replay, and of the panel
   * @param work a folder for what is large and for checkpoints, made where it is missing: the same
   *     training, run again after it was interrupted, goes on from there. Afterwards it is gone,
   *     where nothing else is in it.
   */
  public Training(
      EventLog log,
      ModelRegistry registry,
      Function<NetworkWeights, Backend> judgeWith,
      TrainOptions options,
      TrainingProgress progress,
      Path work) {
    this(log, registry, judgeWith, options, progress, work, Start.COLD);
  }

  private Training(
      EventLog log,
      ModelRegistry registry,
      Function<NetworkWeights, Backend> judgeWith,
      TrainOptions options,
      TrainingProgress progress,
      Path work,
      Start start) {
    this.log = log;
    this.registry = registry;
    this.judgeWith = judgeWith;
    this.options = options;
    this.progress = progress;
    this.work = work;
    this.start = start;
  }

  /** The same training from an older release. */
  public Training startingFrom(Start from) {
    return new Training(log, registry, judgeWith, options, progress, work, from);
  }

  /**
   * Runs it.
   *
   * @throws IllegalArgumentException if the log is too short or holds too little to learn from
   * @throws IOException if the bundle cannot be written
   */
  public TrainingReport run() throws IOException {
    CandidateTraining training =
        new CandidateTraining(log, judgeWith, options, progress, work, start, this::generations);
    Candidate candidate = training.run(registry.nextVersion());
    ModelBundle bundle = candidate.bundle();
    ModelBundle parented = bundle.with(parented(bundle));
    ModelBundle judged = candidate.split().isJudged() ? judged(candidate, parented) : parented;
    progress.begins("releasing");
    StoredRelease release = registry.publish(judged);
    training.forget();
    return new TrainingReport(
        release,
        judged.manifest(),
        candidate.split(),
        candidate.histories().events(),
        candidate.unread(),
        candidate.sequences());
  }

  /** Where encoders of the newest release go on in this one, it says so. */
  private BundleManifest parented(ModelBundle bundle) throws IOException {
    BundleManifest manifest = bundle.manifest();
    boolean blended = manifest.encoders().stream().anyMatch(encoder -> !encoder.startsBlock());
    return blended
        ? registry.latest().map(older -> manifest.withParent(older.version())).orElse(manifest)
        : manifest;
  }

  private NetworkWeights generations(NetworkWeights newest) {
    Optional<ModelBundle> before = options.generations() ? latest() : Optional.empty();
    return before.map(bundle -> Generations.blended(newest, bundle.network())).orElse(newest);
  }

  private Optional<ModelBundle> latest() {
    Optional<StoredRelease> latest;
    try {
      latest = registry.latest();
    } catch (IOException e) {
      throw new UncheckedIOException("registry: the latest release cannot be found", e);
    }
    latest.ifPresent(before -> progress.begins("blending with release " + before.version()));
    return latest.map(
        before ->
            BundleReader.read(Path.of(URI.create(before.location())), before.manifestSha256()));
  }

  private ModelBundle judged(Candidate candidate, ModelBundle parented) throws IOException {
    progress.begins("judging by replay");
    ModelBundle read = ReadBack.of(candidate.bundle());
    try (Backend backend = judgeWith.apply(read.network())) {
      Replay replay = new Replay(read, backend, candidate.split(), options.seed());
      Map<String, Double> metrics =
          new Scorecard(replay.judge(candidate.histories().users())).metrics(read.features());
      return parented.with(parented.manifest().withMetrics(metrics)).with(replay.reference());
    }
  }
}
