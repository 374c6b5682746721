package io.riverprint.local.cli;

import io.riverprint.console.Console;
import io.riverprint.console.ConsoleSettings;
import io.riverprint.console.board.JobFigures;
import io.riverprint.console.follow.ConsoleTopics;
import io.riverprint.console.web.WebSettings;
import io.riverprint.schema.event.EventMapping;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint console}: profiles and releases on a page and over HTTP. */
@Command(
    name = "console",
    description = {
      "Follows the topics of profiles, releases and receipts, and shows them on a page and over HTTP"
          + " (GET /api/openapi.json describes it), until Ctrl-C.",
      "Listens on localhost unless told otherwise; elsewhere everyone must show the token."
    },
    mixinStandardHelpOptions = true)
final class ConsoleCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Option(
      names = "--bootstrap",
      required = true,
      paramLabel = "HOST:PORT",
      description = "Address of a Kafka broker.")
  private String bootstrap = "";

  @Option(
      names = "--port",
      paramLabel = "P",
      description = "Where to listen; ${DEFAULT-VALUE}, 0 for any that is free.")
  private int port = 8090;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "Name or address to listen on; ${DEFAULT-VALUE} if not given.")
  private String host = "localhost";

  @Option(
      names = "--token",
      paramLabel = "T",
      description =
          "What everyone must show, 16 characters or more; the environment's"
              + " RIVERPRINT_TOKEN if not given.",
      defaultValue = "${env:RIVERPRINT_TOKEN}",
      showDefaultValue = picocli.CommandLine.Help.Visibility.NEVER)
  private @Nullable String token;

  @Option(
      names = "--users",
      paramLabel = "N",
      description = "How many users are kept, those updated last; ${DEFAULT-VALUE}.")
  private int users = ConsoleSettings.USERS;

  @Option(
      names = "--history",
      paramLabel = "N",
      description = "How many profiles of each user are kept on disk; ${DEFAULT-VALUE}.")
  private int history = ConsoleSettings.HISTORY;

  @Option(
      names = "--models",
      paramLabel = "FOLDER",
      description =
          "Folder of the bundles, to say which events made a profile: the topic of events is then"
              + " read too. Not said if not given.")
  private @Nullable Path models;

  @Option(
      names = "--mapping",
      paramLabel = "FILE",
      description = "With --models: how JSON events are to be understood; as the job's.")
  private @Nullable Path mapping;

  @Override
  public Integer call() throws InterruptedException, IOException {
    ConsoleSettings settings =
        new ConsoleSettings(
            bootstrap,
            ConsoleTopics.DEFAULT,
            new WebSettings(host, port, token),
            users,
            history,
            why());
    List<Problem> problems = settings.problems().stream().map(Problem::new).toList();
    if (!problems.isEmpty()) {
      throw new ParameterException(spec.commandLine(), Problem.join(problems));
    }
    PrintWriter out = spec.commandLine().getOut();
    Console console = Console.start(settings, JobFigures.NONE, Clock.systemUTC());
    Runtime.getRuntime().addShutdownHook(new Thread(console::close, "console-close"));
    out.printf("The console is at %s%n", console.address());
    out.flush();
    new CountDownLatch(1).await();
    return ExitCode.OK;
  }

  private ConsoleSettings.@Nullable Why why() throws IOException {
    return models == null
        ? null
        : new ConsoleSettings.Why(
            models, mapping == null ? EventMapping.DEFAULT : EventMapping.read(mapping));
  }
}
