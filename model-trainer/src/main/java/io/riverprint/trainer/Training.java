package io.riverprint.trainer;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.ProbeMaker;
import io.riverprint.core.bundle.Probes;
import io.riverprint.core.feature.Catalogue;
import io.riverprint.core.feature.Columns;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.example.Histories;
import io.riverprint.trainer.example.Sequence;
import io.riverprint.trainer.example.SequenceBuilder;
import io.riverprint.trainer.example.SpecFitter;
import io.riverprint.trainer.example.TargetWindow;
import io.riverprint.trainer.example.TimeSplit;
import io.riverprint.trainer.gate.Replay;
import io.riverprint.trainer.gate.Scorecard;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.neural.NetworkSettings;
import io.riverprint.trainer.neural.NetworkTrainer;
import io.riverprint.trainer.registry.ModelRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

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

  /**
   * A training, to be run once.
   *
   * @param judgeWith makes the backend of the replay
   */
  public Training(
      EventLog log,
      ModelRegistry registry,
      Function<NetworkWeights, Backend> judgeWith,
      TrainOptions options,
      TrainingProgress progress) {
    this.log = log;
    this.registry = registry;
    this.judgeWith = judgeWith;
    this.options = options;
    this.progress = progress;
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
    TimeSplit split = TimeSplit.of(log.span(), options.untilMillis(), options.horizonMillis());
    Histories part = histories.before(split.fitUntilMillis());
    progress.begins("fitting features");
    FeatureSpec spec =
        SpecFitter.standard(options.seed(), options.sessionRule())
            .fit(log.products(split.fitUntilMillis()), part);
    progress.begins("building examples");
    SequenceBuilder examples =
        new SequenceBuilder(spec, split, histories.users(), options.maxRows(), options.seed());
    List<Sequence> training = drawn(examples.training());
    progress.begins("training the network on " + training.size() + " examples");
    NetworkWeights network = trainer(spec).train(training, drawn(examples.validation()));
    ModelBundle candidate = bundle(split, spec, network, part);
    progress.begins("judging by replay");
    Map<String, Double> metrics = judge(ReadBack.of(candidate), split, histories);
    progress.begins("releasing");
    ModelBundle judged = with(candidate, metrics);
    StoredRelease release = registry.publish(judged);
    long unread = log.unread() + histories.refused();
    return new TrainingReport(
        release, judged.manifest(), split, histories.events(), unread, training.size());
  }

  private List<Sequence> drawn(List<Sequence> examples) {
    Collections.shuffle(examples, new Random(options.seed()));
    return examples.subList(0, Math.min(options.maxSequences(), examples.size()));
  }

  private NetworkTrainer trainer(FeatureSpec spec) {
    NetworkSettings settings =
        NetworkSettings.quick(options.epochs(), options.batch(), options.threads(), options.seed());
    return new NetworkTrainer(network(spec), settings, progress);
  }

  private NetworkSpec network(FeatureSpec spec) {
    List<Integer> within = List.of(options.headHidden());
    List<HeadSpec> heads =
        List.of(
            new HeadSpec(HeadSpec.CHURN, within, 1),
            new HeadSpec(HeadSpec.CATEGORY, within, spec.targetCategories().length),
            new HeadSpec(HeadSpec.SKU, within, spec.targetSkus().length));
    EncoderSpec encoder =
        EncoderSpec.alone(
            "compact", options.hidden(), new ReadoutSpec.Linear(), options.embedding(), heads);
    return new NetworkSpec(Columns.INPUT_WIDTH, List.of(encoder));
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
            options.threads(),
            options.seed());
    var categories =
        FactorFit.fit(
            part.users(),
            catalogue.categories.length,
            event -> TargetWindow.category(catalogue, event),
            options.threads(),
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
        Map.of(),
        log.source(),
        Map.of());
  }

  private Map<String, Double> judge(ModelBundle read, TimeSplit split, Histories histories) {
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
