package io.riverprint.trainer;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.ProbeMaker;
import io.riverprint.core.bundle.Probes;
import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.example.UserHistory;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.log.ProductProperties;
import io.riverprint.trainer.neural.CheckpointFolder;
import io.riverprint.trainer.propensity.Panel;
import io.riverprint.trainer.propensity.PropensityFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** From a log to a bundle that nobody has judged: split by time, fit, train. */
public final class CandidateTraining {
  private final EventLog log;
  private final TrainOptions options;
  private final TrainingProgress progress;
  private final Path work;
  private final Start start;
  private final Function<NetworkWeights, Backend> stepWith;
  private final UnaryOperator<NetworkWeights> afterwards;
  private Optional<CheckpointFolder> checkpoints = Optional.empty();

  /**
   * A training, to be run once.
   *
   * @param stepWith makes the backend that panel users are stepped with
   * @param work a folder for what is large and for checkpoints, made where it is missing: the same
   *     training, run again after it was interrupted, goes on from there
   */
  public CandidateTraining(
      EventLog log,
      Function<NetworkWeights, Backend> stepWith,
      TrainOptions options,
      TrainingProgress progress,
      Path work,
      Start start) {
    this(log, stepWith, options, progress, work, start, UnaryOperator.identity());
  }

  CandidateTraining(
      EventLog log,
      Function<NetworkWeights, Backend> stepWith,
      TrainOptions options,
      TrainingProgress progress,
      Path work,
      Start start,
      UnaryOperator<NetworkWeights> afterwards) {
    this.log = log;
    this.stepWith = stepWith;
    this.options = options;
    this.progress = progress;
    this.work = work;
    this.start = start;
    this.afterwards = afterwards;
  }

  /**
   * Trains what is to become this version.
   *
   * @throws IllegalArgumentException if the log is too short or holds too little to learn from
   */
  public Candidate run(long version) throws IOException {
    progress.begins("reading events");
    Histories histories = Histories.read(log, options.untilMillis());
    TimeSplit split = split();
    Histories part = histories.before(split.fitUntilMillis());
    List<ProductProperties> products = log.products(split.fitUntilMillis());
    FeatureSpec spec = features(products, part);
    Networks networks = networks(spec, split, histories, products);
    ModelBundle alone = bundle(version, split, spec, networks.weights(), part);
    ModelBundle bundle = alone.with(propensity(alone, split, histories.users()));
    long unread = log.unread() + histories.refused();
    return new Candidate(bundle, split, histories, unread, networks.examples());
  }

  /** Deletes what would be needed to go on after an interruption. */
  public void forget() throws IOException {
    if (checkpoints.isPresent()) {
      checkpoints.get().delete();
    }
    deleteIfEmpty(work);
  }

  private static void deleteIfEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> left = Files.list(folder)) {
      if (left.findAny().isPresent()) {
        return;
      }
    }
    Files.delete(folder);
  }

  private FeatureSpec features(List<ProductProperties> products, Histories part) {
    if (start.kept().isPresent()) {
      return start.kept().get().features();
    }
    progress.begins("fitting features");
    return SpecFitter.standard(options.seed(), options.sessionRule()).fit(products, part);
  }

  /** Trained networks, and on how many examples. */
  private record Networks(NetworkWeights weights, int examples) {}

  private Networks networks(
      FeatureSpec spec, TimeSplit split, Histories histories, List<ProductProperties> products)
      throws IOException {
    if (start.kept().isPresent()) {
      return new Networks(start.kept().get().network(), 0);
    }
    Files.createDirectories(work);
    String fingerprint = Fingerprint.of(options, split, histories, products, start);
    CheckpointFolder folder = new CheckpointFolder(work.resolve(fingerprint.substring(0, 16)));
    checkpoints = Optional.of(folder);
    EncoderTrainings encoders = new EncoderTrainings(options, progress, folder, work, start);
    List<UserHistory> users = histories.users();
    NetworkWeights trained = encoders.train(spec, split, Panel.of(users.size()).others(users));
    return new Networks(afterwards.apply(trained), encoders.examples());
  }

  private ModelBundle bundle(
      long version, TimeSplit split, FeatureSpec spec, NetworkWeights network, Histories part) {
    progress.begins("factorising likings");
    Catalogue catalogue = spec.catalogue();
    ItemFactors skus =
        FactorFit.fit(
            part.users(),
            catalogue.skus.length,
            event -> catalogue.sku(event.itemKey()),
            pairs -> options.factors().skus(pairs, options.seed()),
            start.skus(catalogue.skus));
    ItemFactors categories =
        FactorFit.fit(
            part.users(),
            catalogue.categories.length,
            event -> TargetWindow.category(catalogue, event),
            pairs -> options.factors().categories(pairs, options.seed()),
            start.categories(catalogue.categories));
    BundleManifest manifest = manifest(version, split, network);
    return new ModelBundle(
        manifest,
        spec,
        network,
        skus,
        categories,
        probes(network),
        start.kept().map(ModelBundle::spaceMap).orElse(null));
  }

  private @Nullable PropensityModel propensity(
      ModelBundle alone, TimeSplit split, List<UserHistory> users) {
    if (start.kept().isPresent()) {
      return start.kept().get().propensity();
    }
    progress.begins("mixing heads");
    PropensityFit fit = new PropensityFit(alone.features(), split, users);
    try (Backend backend = stepWith.apply(alone.network())) {
      return fit.fit(alone, backend, Panel.of(users.size())).orElse(null);
    }
  }

  private Probes probes(NetworkWeights network) {
    if (start.kept().isPresent()) {
      return start.kept().get().probes();
    }
    try (Backend definition = new HeapBackend(network)) {
      return ProbeMaker.make(network, definition, options.seed());
    }
  }

  private BundleManifest manifest(long version, TimeSplit split, NetworkWeights network) {
    Optional<BundleManifest> kept = start.kept().map(ModelBundle::manifest);
    return new BundleManifest(
        BundleManifest.FORMAT,
        version,
        start.older().map(release -> release.manifest().version()).orElse(null),
        // Another network is another space, also where it was trained on from the older one.
        kept.map(BundleManifest::space).orElse("space-" + version),
        split.fromMillis(),
        split.judgeFromMillis(),
        kept.map(BundleManifest::horizonMillis).orElse(split.horizonMillis()),
        network.spec().encoders(),
        kept.map(BundleManifest::factorScores).orElse(options.composed()),
        Map.of(),
        log.source(),
        Map.of(),
        kept.map(BundleManifest::alignment).orElse(null),
        null);
  }

  private TimeSplit split() {
    return options.judged()
        ? TimeSplit.of(log.span(), options.untilMillis(), options.horizonMillis())
        : TimeSplit.allTraining(log.span(), options.untilMillis(), options.horizonMillis());
  }
}
