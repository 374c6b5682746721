package io.riverprint.local.cli;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.torch.Backends;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.local.sim.OracleScores;
import io.riverprint.local.sim.ShopFile;
import io.riverprint.trainer.Generations;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingProgress;
import io.riverprint.trainer.evaluate.BesideModels;
import io.riverprint.trainer.evaluate.CountingScores;
import io.riverprint.trainer.evaluate.Evaluation;
import io.riverprint.trainer.evaluate.EvaluationFiles;
import io.riverprint.trainer.evaluate.EvaluationRun;
import io.riverprint.trainer.evaluate.EvaluationSettings;
import io.riverprint.trainer.evaluate.EvaluationTable;
import io.riverprint.trainer.evaluate.PopularityScores;
import io.riverprint.trainer.evaluate.TableRow;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.neural.Preset;
import io.riverprint.trainer.probe.ProbeSettings;
import io.riverprint.trainer.probe.ProbeSize;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint evaluate}: the models beside one another, judged as the challenge judges. */
@Command(
    name = "evaluate",
    description = {
      "Judges the models as the challenge does: trained on what came before the two last windows,",
      "a fixed predictor on top that learns the first window and is scored on the second."
    },
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final int THREADS = 2;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final LogSource source = new LogSource();

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description =
          "Write the figures here; beside them FILE.md, FILE.png and FILE-calibration.png.")
  private @Nullable Path report;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "ROW",
      converter = TableRowConverter.class,
      completionCandidates = TableRowConverter.Names.class,
      description = "Rows of the table: ${COMPLETION-CANDIDATES}; all if not given.")
  private List<TableRow> rows = List.of(TableRow.values());

  @Option(names = "--days", description = "Length of each window; ${DEFAULT-VALUE}.")
  private int days = 14;

  @Option(names = "--users", description = "At most so many users are judged; ${DEFAULT-VALUE}.")
  private int users = 20_000;

  @Option(
      names = "--probe",
      description =
          "${COMPLETION-CANDIDATES}: the challenge's predictor (2048/4096, minutes a task), or the"
              + " same network at 256/512; ${DEFAULT-VALUE}.")
  private Probe probe = Probe.LOCAL;

  @Option(
      names = "--probe-epochs",
      paramLabel = "N",
      description =
          "How often the predictor sees each user, the best epoch counts; 3 as in the challenge if"
              + " not given. There 3 are 23,439 steps; on 15,000 users they are 351.")
  private @Nullable Integer probeEpochs;

  @Option(names = "--quick", description = "Narrow encoders, few epochs: to see that it works.")
  private boolean quick;

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--work",
      paramLabel = "DIR",
      description =
          "Keeps the model and, while it is trained, checkpoints to go on from;"
              + " ${DEFAULT-VALUE}.")
  private Path work = Path.of("evaluation");

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "A bundle to judge in place of training one; it must end before the windows.")
  private @Nullable Path model;

  /** Sizes by name. */
  private enum Probe {
    LOCAL(ProbeSize.LOCAL),
    CHALLENGE(ProbeSize.CHALLENGE);

    private final ProbeSize size;

    Probe(ProbeSize size) {
      this.size = size;
    }
  }

  @Override
  public Integer call() throws Exception {
    EventLog log = source.open();
    EvaluationSettings settings =
        new EvaluationSettings(
            days, users, rows, ProbeSettings.of(probeSize(), THREADS, seed), seed);
    try (TrainingLog progress = TrainingLog.toStderr()) {
      Evaluation evaluation =
          new EvaluationRun(log, settings, progress)
              .run(
                  until -> model(log, until, progress),
                  weights -> Backends.open("auto", "auto", weights),
                  beside(log));
      if (report != null) {
        EvaluationFiles.write(evaluation, report);
      }
      spec.commandLine().getOut().println(EvaluationTable.markdown(evaluation));
    }
    return ExitCode.OK;
  }

  private ModelBundle model(EventLog log, long until, TrainingProgress progress)
      throws IOException {
    if (model != null) {
      return ofThePast(BundleReader.read(model, BundleReader.manifestDigest(model)), until);
    }
    ModelBundle newest = trained(log, "models", options(until), progress);
    return rows.stream().anyMatch(TableRow::needsFirst)
        ? besideFirst(log, newest, until, progress)
        : newest;
  }

  /** The earlier training knows two windows less, as that of the paper's first phase did. */
  private ModelBundle besideFirst(
      EventLog log, ModelBundle newest, long until, TrainingProgress progress) throws IOException {
    long earlier = until - 2 * Duration.ofDays(days).toMillis();
    ModelBundle first = trained(log, "first", options(earlier).only(Generations.BLENDED), progress);
    return Generations.beside(newest, first, TableRow.FIRST);
  }

  private ModelBundle trained(
      EventLog log, String name, TrainOptions options, TrainingProgress progress)
      throws IOException {
    StoredRelease release =
        new Training(
                log,
                new FolderRegistry(work.resolve(name)),
                weights -> Backends.open("auto", "auto", weights),
                options,
                progress,
                work.resolve(name + "-training"))
            .run()
            .release();
    return BundleReader.read(Path.of(URI.create(release.location())), release.manifestSha256());
  }

  private ProbeSize probeSize() {
    return probeEpochs == null ? probe.size : probe.size.withEpochs(probeEpochs);
  }

  private static ModelBundle ofThePast(ModelBundle bundle, long until) {
    if (bundle.manifest().trainedUntilMillis() > until) {
      throw new IllegalArgumentException(
          "--model: was trained on events until %d, needs one that ends before the windows, at %d; train --until that"
              .formatted(bundle.manifest().trainedUntilMillis(), until));
    }
    return bundle;
  }

  private TrainOptions options(long until) {
    TrainOptions options =
        quick ? TrainOptions.quick(Preset.HYBRID, seed) : TrainOptions.of(Preset.HYBRID, seed);
    return options.only(encoders()).until(until).unjudged(Duration.ofDays(days).toMillis());
  }

  /**
   * MTL always: a bundle without its heads could not be served, and none is made that could not.
   */
  private Set<String> encoders() {
    Set<String> names = new HashSet<>(Set.of("mtl"));
    rows.forEach(row -> names.addAll(row.encoders()));
    return names;
  }

  private List<BesideModels> beside(EventLog log) throws IOException {
    List<BesideModels> beside =
        new ArrayList<>(List.of(new PopularityScores(log), new CountingScores(log)));
    Path folder = source.folder().orElse(null);
    if (folder != null && ShopFile.read(folder).isPresent()) {
      beside.add(OracleScores.withoutMoods(folder, log));
      beside.add(new OracleScores(folder));
    }
    return beside;
  }
}
