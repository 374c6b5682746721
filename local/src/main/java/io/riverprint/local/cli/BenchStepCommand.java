package io.riverprint.local.cli;

import io.riverprint.local.bench.StepBench;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint bench step}: how fast the network steps. */
@Command(
    name = "step",
    description = "How many steps of the network each backend makes in a second, by batch.",
    mixinStandardHelpOptions = true)
final class BenchStepCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Option(
      names = "--per-figure",
      paramLabel = "2s",
      converter = SpanConverter.class,
      description = "How long each figure is measured; 2s if not given.")
  private Duration perFigure = Duration.ofSeconds(2);

  @Override
  public Integer call() {
    report.give(StepBench.measure(perFigure), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
