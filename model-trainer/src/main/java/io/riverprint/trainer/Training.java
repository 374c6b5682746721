package io.riverprint.trainer;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.ProbeMaker;
import io.riverprint.core.bundle.Probes;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.gate.Replay;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ProductProperties;
import io.riverprint.trainer.neural.CheckpointFolder;
import io.riverprint.trainer.registry.ModelRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One cycle from a log to a released bundle: split by time, fit, train, write, read back, judge
 * what was read by replaying held-out time, release with the figures.
 */
public final class Training {
  private final EventLog log;
  private final ModelRegistry registry;
  private final Function<NetworkWeights, Backend> judgeWith;
  private final TrainOptions options;
  private final TrainingProgress progress;
  private final Path work;

  /**
   * A training, to be run once.
   *
   * @param judgeWith makes the backend of the replay
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
    this.log = log;
    this.registry = registry;
    this.judgeWith = judgeWith;
    this.options = options;
    this.progress = progress;
    this.work = work;
  }

  /**
   * Runs the cycle.
   *
   * @throws IllegalArgumentException if the log is too short or holds too little to learn from
   * @throws IOException if the bundle cannot be written
   */
  public TrainingReport run() throws IOException {
    progress.begins("reading events");
    Histories histories = Histories.read(log, options.untilMillis());
    TimeSplit split = split();
    Histories part = histories.before(split.fitUntilMillis());
    progress.begins("fitting features");
    List<ProductProperties> products = log.products(split.fitUntilMillis());
    FeatureSpec spec =
        SpecFitter.standard(options.seed(), options.sessionRule()).fit(products, part);
    Files.createDirectories(work);
    String fingerprint = Fingerprint.of(options, split, histories, products);
    CheckpointFolder checkpoints = new CheckpointFolder(work.resolve(fingerprint.substring(0, 16)));
    EncoderTrainings encoders = new EncoderTrainings(options, progress, checkpoints, work);
    NetworkWeights network = generations(encoders.train(spec, split, histories.users()));
    ModelBundle candidate = bundle(split, spec, network, part);
    Map<String, Double> metrics = split.isJudged() ? judge(candidate, split, histories) : Map.of();
    progress.begins("releasing");
    ModelBundle judged = with(candidate, metrics);
    StoredRelease release = registry.publish(judged);
    checkpoints.delete();
    deleteIfEmpty(work);
    long unread = log.unread() + histories.refused();
    return new TrainingReport(
        release, judged.manifest(), split, histories.events(), unread, encoders.examples());
  }

  private NetworkWeights generations(NetworkWeights newest) throws IOException {
    Optional<StoredRelease> latest =
        options.generations() ? registry.latest() : Optional.<StoredRelease>empty();
    if (latest.isEmpty()) {
      return newest;
    }
    StoredRelease before = latest.get();
    progress.begins("blending with release " + before.version());
    Path folder = Path.of(URI.create(before.location()));
    return Generations.blended(
        newest, BundleReader.read(folder, before.manifestSha256()).network());
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private ModelBundle bundle(
      TimeSplit split, FeatureSpec spec, NetworkWeights network, Histories part)
      throws IOException {
    progress.begins("factorising likings");
    Catalogue catalogue = spec.catalogue();
    var skus =
        FactorFit.fit(
            part.users(),
            catalogue.skus.length,
            event -> catalogue.sku(event.itemKey()),
            options.seed());
    var categories =
        FactorFit.fit(
            part.users(),
            catalogue.categories.length,
            event -> TargetWindow.category(catalogue, event),
            options.seed());
    return new ModelBundle(
        manifest(split, network), spec, network, skus, categories, probes(network));
  }

  private Probes probes(NetworkWeights network) {
    try (Backend definition = new HeapBackend(network)) {
      return ProbeMaker.make(network, definition, options.seed());
    }
  }

  private BundleManifest manifest(TimeSplit split, NetworkWeights network) throws IOException {
    long version = registry.nextVersion();
    return new BundleManifest(
        BundleManifest.FORMAT,
        version,
        null,
        // Trained from new weights each time, so vectors of two releases cannot be compared.
        "space-" + version,
        split.fromMillis(),
        split.judgeFromMillis(),
        split.horizonMillis(),
        network.spec().encoders(),
        options.composed(),
        Map.of(),
        log.source(),
        Map.of());
  }

  private TimeSplit split() {
    return options.judged()
        ? TimeSplit.of(log.span(), options.untilMillis(), options.horizonMillis())
        : TimeSplit.allTraining(log.span(), options.untilMillis(), options.horizonMillis());
  }

  private Map<String, Double> judge(ModelBundle candidate, TimeSplit split, Histories histories)
      throws IOException {
    progress.begins("judging by replay");
    ModelBundle read = ReadBack.of(candidate);
    try (Backend backend = judgeWith.apply(read.network())) {
      Replay replay = new Replay(read, backend, split, options.seed());
      return new Scorecard(replay.judge(histories.users())).metrics(read.features());
    }
  }

  private static ModelBundle with(ModelBundle bundle, Map<String, Double> metrics) {
    BundleManifest old = bundle.manifest();
    BundleManifest manifest =
        new BundleManifest(
            old.format(),
            old.version(),
            old.parent(),
            old.space(),
            old.trainedFromMillis(),
            old.trainedUntilMillis(),
            old.horizonMillis(),
            old.encoders(),
            old.factorScores(),
            old.files(),
            old.source(),
            metrics);
    return new ModelBundle(
        manifest,
        bundle.features(),
        bundle.network(),
        bundle.skuFactors(),
        bundle.categoryFactors(),
        bundle.probes());
  }
}
