package io.riverprint.local.cli;

import io.riverprint.core.session.SessionRule;
import io.riverprint.core.torch.Backends;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingReport;
import io.riverprint.trainer.log.EventLog;
import io.riverprint.trainer.neural.Preset;
import io.riverprint.trainer.registry.FolderRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint train}: a log becomes a released bundle. */
@Command(
    name = "train",
    description = "Trains a model on an event log, judges it by replay, and keeps it.",
    mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final LogSource source = new LogSource();

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "Look only at events before this, such as 2022-07-01T00:00:00Z; all if not given.")
  private @Nullable Instant until;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "MODELS",
      description = "Folder of the models; this becomes the newest of them.")
  private Path out = Path.of("");

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--preset",
      paramLabel = "NAME",
      converter = PresetConverter.class,
      completionCandidates = PresetConverter.Names.class,
      description =
          "The encoders: ${COMPLETION-CANDIDATES}. compact is one that tells churn, categories and"
              + " SKUs; hybrid is all five of the paper, several times as long to train and to serve;"
              + " ${DEFAULT-VALUE}.")
  private Preset preset = Preset.COMPACT;

  @Mixin private final FactorsOption factors = new FactorsOption();

  @Option(
      names = "--quick",
      description =
          "Narrow encoders, few epochs: half a minute each for a small shop, in place of minutes.")
  private boolean quick;

  @Option(
      names = "--attention-rows",
      paramLabel = "L",
      description =
          "Let the encoders of MTL look back on their L newest outputs, which are then kept of each"
              + " user; 0 for none, as the preset has it if not given.")
  private @Nullable Integer attentionRows;

  @Option(
      names = "--last-epoch",
      description =
          "Keep each encoder's last epoch, as the paper's code does; if not given, the one that does"
              + " best on held-out time.")
  private boolean lastEpoch;

  @Option(
      names = "--generations",
      description =
          "Blend SRA and MTL, 0.7 to 0.3, with those of the newest release in MODELS, as the paper"
              + " does; they are stepped beside each other.")
  private boolean generations;

  @Option(
      names = "--sessions",
      description =
          "${COMPLETION-CANDIDATES}: ended by 40 minutes of silence, as the paper says, or 40"
              + " minutes after their first event, as its published code does; ${DEFAULT-VALUE}.")
  private SessionChoice sessions = SessionChoice.PAPER;

  /** Rules by name. */
  private enum SessionChoice {
    PAPER,
    PUBLISHED_CODE;

    SessionRule rule() {
      return switch (this) {
        case PAPER -> SessionRule.PAPER;
        case PUBLISHED_CODE -> SessionRule.PUBLISHED_CODE;
      };
    }
  }

  @Mixin private final AnnounceOption announce = new AnnounceOption();

  @Override
  public Integer call() throws Exception {
    EventLog log = source.open();
    try (TrainingLog progress = TrainingLog.toStderr()) {
      TrainingReport report =
          new Training(
                  log,
                  new FolderRegistry(out),
                  weights -> Backends.open("auto", "auto", weights),
                  options(),
                  progress,
                  workFolder())
              .run();
      say(report);
      if (announce.tell(report.release())) {
        spec.commandLine().getOut().println("It is announced.");
      }
    }
    return ExitCode.OK;
  }

  private TrainOptions options() {
    TrainOptions options = quick ? TrainOptions.quick(preset, seed) : TrainOptions.of(preset, seed);
    options = factors.of(options).sessions(sessions.rule());
    if (until != null) {
      options = options.until(until.toEpochMilli());
    }
    if (attentionRows != null) {
      int rows = attentionRows;
      options = options.encoders(plan -> plan.attending(rows));
    }
    if (generations) {
      options = options.withGenerations();
    }
    return lastEpoch ? options.lastEpoch() : options;
  }

  /** Beside the models, on the same disk. */
  private Path workFolder() {
    Path models = out.toAbsolutePath().normalize();
    return models.resolveSibling(models.getFileName() + ".work");
  }

  private void say(TrainingReport report) {
    var said = spec.commandLine().getOut();
    said.printf("Release %d is in %s%n", report.release().version(), report.release().location());
    said.printf(
        "%,d events, %,d could not be read, %,d examples%n",
        report.events(), report.unread(), report.sequences());
    said.printf("Judged by replay: %s%n", TrainingLog.figures(report.manifest().metrics()));
  }
}
