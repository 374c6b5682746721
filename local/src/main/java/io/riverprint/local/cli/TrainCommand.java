package io.riverprint.local.cli;

import io.riverprint.core.session.SessionRule;
import io.riverprint.core.torch.Backends;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.Training;
import io.riverprint.trainer.TrainingReport;
import io.riverprint.trainer.log.EventLog;
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
      names = "--quick",
      description = "A small network in half a minute, in place of a few minutes.")
  private boolean quick;

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
    TrainOptions options = quick ? TrainOptions.quick(seed) : TrainOptions.standard(seed);
    options = options.sessions(sessions.rule());
    if (until != null) {
      options = options.until(until.toEpochMilli());
    }
    EventLog log = source.open();
    try (TrainingLog progress = TrainingLog.toStderr()) {
      TrainingReport report =
          new Training(
                  log,
                  new FolderRegistry(out),
                  weights -> Backends.open("auto", "auto", weights),
                  options,
                  progress)
              .run();
      say(report);
      if (announce.tell(report.release())) {
        spec.commandLine().getOut().println("It is announced.");
      }
    }
    return ExitCode.OK;
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
