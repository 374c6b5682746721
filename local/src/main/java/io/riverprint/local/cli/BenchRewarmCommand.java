package io.riverprint.local.cli;

import io.riverprint.local.bench.RewarmBench;
import io.riverprint.schema.RetrainRequest.Lane;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint bench rewarm}: how fast users are moved to a new release. */
@Command(
    name = "rewarm",
    description = "How many users a second one thread takes over for a new release.",
    mixinStandardHelpOptions = true)
final class BenchRewarmCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Option(names = "--events", description = "Kept events of a user, mean; ${DEFAULT-VALUE}.")
  private int events = 30;

  @Option(
      names = "--lane",
      description =
          "FULL: the release has another network; FACTORS: other item factors only;"
              + " ${DEFAULT-VALUE}.")
  private Lane lane = Lane.FULL;

  @Option(names = "--backend", description = "heap, vector or torch; ${DEFAULT-VALUE}.")
  private String backend = "auto";

  @Option(
      names = "--window",
      paramLabel = "10s",
      converter = SpanConverter.class,
      description = "CPU time measured, after as long a warm-up; 10s if not given.")
  private Duration window = Duration.ofSeconds(10);

  @Override
  public Integer call() {
    report.give(
        new RewarmBench(backend, lane, events, window).measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
