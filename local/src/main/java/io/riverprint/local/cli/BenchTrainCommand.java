package io.riverprint.local.cli;

import io.riverprint.local.bench.TrainBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code riverprint bench train}: how fast an encoder is trained. */
@Command(
    name = "train",
    description =
        "How many sequences a second the training of a GRU takes, on one and two threads.",
    mixinStandardHelpOptions = true)
final class BenchTrainCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Override
  public Integer call() {
    report.give(new TrainBench().measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
