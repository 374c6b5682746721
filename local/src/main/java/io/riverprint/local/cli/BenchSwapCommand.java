package io.riverprint.local.cli;

import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.local.bench.JobBenchSettings;
import io.riverprint.local.bench.SwapBench;
import io.riverprint.schema.RetrainRequest.Lane;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint bench swap}: what releases in quick succession cost. */
@Command(
    name = "swap",
    description = "The whole job at half its maximum rate, with a release every few seconds.",
    mixinStandardHelpOptions = true)
final class BenchSwapCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Option(
      names = "--for",
      paramLabel = "5m",
      converter = SpanConverter.class,
      description = "How long; 5m if not given.")
  private Duration during = Duration.ofMinutes(5);

  @Option(
      names = "--every",
      paramLabel = "5s",
      converter = SpanConverter.class,
      description = "Time between two releases; 5s if not given.")
  private Duration every = Duration.ofSeconds(5);

  @Option(
      names = "--lane",
      description =
          "FULL: each release has other networks; FACTORS: other item factors only;"
              + " ${DEFAULT-VALUE}.")
  private Lane lane = Lane.FULL;

  @Option(names = "--users", description = "Users, drawn by Zipf's law; ${DEFAULT-VALUE}.")
  private int users = 50_000;

  @Option(names = "--parallelism", description = "Slots; ${DEFAULT-VALUE}.")
  private int parallelism = 2;

  @Override
  public Integer call() throws Exception {
    JobBenchSettings settings =
        new JobBenchSettings(
            users,
            0.1,
            parallelism,
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(20),
            BackendName.AUTO,
            false);
    SwapBench bench =
        new SwapBench(
            settings,
            during,
            every,
            lane,
            Clock.systemUTC(),
            what -> spec.commandLine().getErr().println("bench swap: " + what));
    report.give(bench.measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
