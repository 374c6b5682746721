package io.riverprint.local.cli;

import io.riverprint.local.bench.BprBench;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code riverprint bench bpr}: how fast factors are trained. */
@Command(
    name = "bpr",
    description = "How many draws a second the training of factors makes, on two threads.",
    mixinStandardHelpOptions = true)
final class BenchBprCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Override
  public Integer call() {
    report.give(new BprBench().measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
