package io.riverprint.local.cli;

import io.riverprint.local.bench.loop.LoopBench;
import io.riverprint.local.bench.loop.LoopFindings;
import io.riverprint.local.bench.loop.LoopSettings;
import io.riverprint.trainer.TrainOptions;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint bench loop}: whether learning on pays while a shop changes. */
@Command(
    name = "loop",
    description = {
      "Serves one drifting shop four times: with its first model frozen, and trained anew every 14, 7"
          + " and 3.5 days; AUROC by head and week on what came after, what it gained, what it cost.",
      "Beside the report: FILE-table.md and FILE.png."
    },
    mixinStandardHelpOptions = true)
final class BenchLoopCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Option(names = "--users", paramLabel = "N", description = "Simulated; ${DEFAULT-VALUE}.")
  private int users = 4_000;

  @Option(
      names = "--days",
      paramLabel = "D",
      description =
          "Simulated: 42 before the first model, whole weeks live, 14 for the last labels;"
              + " ${DEFAULT-VALUE}.")
  private int days = 112;

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--drift",
      paramLabel = "X",
      description = "How much the shop changes, 0 to 3; ${DEFAULT-VALUE}.")
  private double drift = 1;

  @Option(
      names = "--cold",
      description = "Train every model from new weights, not from those of the release before.")
  private boolean cold;

  @Option(
      names = "--epochs",
      paramLabel = "E",
      description = "Of a training from new weights; ${DEFAULT-VALUE}.")
  private int epochs = 12;

  @Option(
      names = "--warm-epochs",
      paramLabel = "E",
      description = "Of a training from the release before; ${DEFAULT-VALUE}.")
  private int warmEpochs = 3;

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    LoopFindings found =
        new LoopBench(
                settings(),
                options(epochs),
                options(warmEpochs),
                what -> {
                  err.println("bench loop: " + what);
                  err.flush();
                })
            .measure();
    spec.commandLine().getOut().println(found.table());
    report.give(found.figures(), spec.commandLine().getOut());
    if (report.file() != null) {
      found.writeBeside(report.file());
    }
    return ExitCode.OK;
  }

  private TrainOptions options(int newEpochs) {
    return TrainOptions.quick(seed).encoders(plan -> plan.lasting(newEpochs));
  }

  private LoopSettings settings() {
    try {
      return LoopSettings.of(users, days, seed, drift, !cold);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }
}
