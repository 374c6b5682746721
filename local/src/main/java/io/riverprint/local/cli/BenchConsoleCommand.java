package io.riverprint.local.cli;

import io.riverprint.local.bench.ConsoleBench;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint bench console}: whether the console keeps up while it is asked. */
@Command(
    name = "console",
    description =
        "How long GET /api/profiles/USER takes at 1,000 requests a second while the console follows"
            + " 5,000 profiles a second, beside an idle job.",
    mixinStandardHelpOptions = true)
final class BenchConsoleCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--window",
      paramLabel = "30s",
      converter = SpanConverter.class,
      description = "How long is measured; 30s if not given.")
  private Duration window = Duration.ofSeconds(30);

  @Mixin private final BenchReport report = new BenchReport();

  @Override
  public Integer call() throws Exception {
    var err = spec.commandLine().getErr();
    ConsoleBench bench =
        new ConsoleBench(
            window, Clock.systemUTC(), words -> err.println("bench console: " + words));
    report.give(bench.measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
