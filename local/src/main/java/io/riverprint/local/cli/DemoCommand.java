package io.riverprint.local.cli;

import io.riverprint.local.demo.Demo;
import io.riverprint.local.demo.DemoSettings;
import io.riverprint.local.demo.Speed;
import io.riverprint.local.show.Report;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint demo}: everything on this machine, to be watched. */
@Command(
    name = "demo",
    description = {
      "Runs everything on this machine: a Kafka broker, the Flink job, a first model trained on the"
          + " first 70 %% of a shop's time, and the rest of it live.",
      "Ctrl-C ends it cleanly."
    },
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--events",
      paramLabel = "DIR|FILE",
      description =
          "A folder in the challenge's layout; a CSV or Parquet table (a file or a folder of them),"
              + " or a file of JSON lines; .csv and JSON perhaps .gz; a simulated shop if not given.")
  private @Nullable Path events;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "With a table or JSON lines: how its columns or fields are called.")
  private @Nullable Path mapping;

  @Option(
      names = "--speed",
      paramLabel = "1x|100x|max",
      converter = SpeedConverter.class,
      description = "Of the live part; if not given, the one that fits all of it into --for.")
  private @Nullable Speed speed;

  @Option(
      names = "--for",
      paramLabel = "60s",
      converter = SpanConverter.class,
      description = "How long the live part may take: 60s, 5m; 60s if not given.")
  private Duration live = Duration.ofSeconds(60);

  @Option(names = "--users", paramLabel = "N", description = "Simulated; ${DEFAULT-VALUE}.")
  private int users = 5_000;

  @Option(names = "--days", paramLabel = "D", description = "Simulated; ${DEFAULT-VALUE}.")
  private int days = 60;

  @Option(names = "--seed", paramLabel = "S", description = "What chance is; ${DEFAULT-VALUE}.")
  private long seed = 1;

  @Option(
      names = "--parallelism",
      paramLabel = "P",
      description = "Subtasks of the job; ${DEFAULT-VALUE}.")
  private int parallelism = 2;

  @Option(
      names = "--metrics-port",
      paramLabel = "N",
      description =
          "Show the metrics of the job to Prometheus at http://this-machine:N/metrics, to whoever"
              + " reaches it; docs/metrics.md says what they mean.")
  private @Nullable Integer metricsPort;

  @Option(
      names = "--console",
      paramLabel = "PORT",
      description = "Where on localhost the console listens; any free port if not given.")
  private int console = 0;

  @Option(names = "--no-console", description = "No console.")
  private boolean noConsole;

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "Write the figures here, as one flat JSON object.")
  private @Nullable Path report;

  @Override
  public Integer call() throws Exception {
    DemoSettings settings =
        new DemoSettings(
            events,
            mapping,
            speed,
            live.toMillis(),
            users,
            days,
            seed,
            parallelism,
            metricsPort,
            noConsole ? null : (Integer) console);
    List<Problem> problems = settings.problems().stream().map(Problem::new).toList();
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), Problem.join(problems));
    }
    Optional<Report> figures = new Demo(settings, System.out, Clock.systemUTC()).run();
    if (report != null && figures.isPresent()) {
      figures.get().write(report);
    }
    return figures.isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
