package io.riverprint.local.cli;

import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.local.bench.JobBench;
import io.riverprint.local.bench.JobBenchSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code riverprint bench job}: how fast the whole job is, broker and load in the same box. */
@Command(
    name = "job",
    description = {
      "Measures the whole job: Kafka in, GRU of 256, RocksDB, checkpoints, Kafka out. Broker and load",
      "generator run in the same process. Every event is a product event and makes a step."
    },
    mixinStandardHelpOptions = true)
final class BenchJobCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final BenchReport report = new BenchReport();

  @Option(names = "--users", description = "Users, drawn by Zipf's law; ${DEFAULT-VALUE}.")
  private int users = 200_000;

  @Option(names = "--cache", description = "Share of users cached; ${DEFAULT-VALUE}.")
  private double cache = 0.1;

  @Option(names = "--parallelism", description = "Slots; ${DEFAULT-VALUE}.")
  private int parallelism = 2;

  @Option(
      names = "--emit-interval",
      paramLabel = "10s",
      converter = SpanConverter.class,
      description = "Event time between two profiles of one user; 10s if not given.")
  private Duration emitInterval = Duration.ofSeconds(10);

  @Option(
      names = "--watermarks",
      paramLabel = "20ms",
      converter = SpanConverter.class,
      description = "Time between two watermarks, each of which is a batch; 20ms if not given.")
  private Duration watermarks = Duration.ofMillis(20);

  @Option(
      names = "--window",
      paramLabel = "30s",
      converter = SpanConverter.class,
      description = "How long each figure is measured, after as long a warm-up; 30s if not given.")
  private Duration window = Duration.ofSeconds(30);

  @Option(names = "--backend", description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private BackendName backend = BackendName.AUTO;

  @Option(
      names = "--no-comparison",
      negatable = true,
      description = "Leave out the runs with one user at a time and on libtorch.")
  private boolean compare = true;

  @Override
  public Integer call() throws Exception {
    JobBenchSettings settings =
        new JobBenchSettings(
            users, cache, parallelism, emitInterval, watermarks, window, backend, compare);
    JobBench bench =
        new JobBench(
            settings,
            Clock.systemUTC(),
            what -> spec.commandLine().getErr().println("bench job: " + what + " ..."));
    report.give(bench.measure(), spec.commandLine().getOut());
    return ExitCode.OK;
  }
}
