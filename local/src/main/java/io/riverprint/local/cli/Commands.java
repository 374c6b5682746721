package io.riverprint.local.cli;

import static java.util.Objects.requireNonNull;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The verbs, and how all of them report what went wrong. */
@Command(
    name = "riverprint",
    description = "One continuously updated behavioural profile per user, from a stream of clicks.",
    mixinStandardHelpOptions = true,
    version = "riverprint 0.1.0",
    synopsisSubcommandLabel = "VERB",
    commandListHeading = "%nVerbs (riverprint VERB --help tells more):%n",
    footer = {
      "  test      Everything that proves it: builds, runs all tests of all modules.",
      "",
      "Exit codes: 0 success, 1 failure, 2 wrong usage."
    },
    subcommands = {
      DemoCommand.class,
      SimulateCommand.class,
      TrainCommand.class,
      TrainerCommand.class,
      ModelsCommand.class,
      EvaluateCommand.class,
      ExportCommand.class,
      ProfilesCommand.class,
      ConsoleCommand.class,
      EraseCommand.class,
      PlanCommand.class,
      JobCommand.class,
      BenchCommand.class
    })
public final class Commands implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  // Read by FailureMessage from the whole command line: it is wanted before and after the verb.
  @Option(
      names = "--debug",
      scope = ScopeType.INHERIT,
      description = "After a failure, say where in the code it arose.")
  private boolean debug;

  /** Runs what the arguments say; returns the exit code. */
  public static int run(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    Commands commands = new Commands();
    CommandLine line = new CommandLine(commands);
    line.getCommandSpec().parser().collectErrors(true);
    line.getSubcommands().values().forEach(Commands::collectErrors);
    // The job has its own keys, and its own suggestions for them.
    requireNonNull(line.getSubcommands().get("job")).setUnmatchedOptionsArePositionalParams(true);
    return line.setUsageHelpAutoWidth(true)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(new AllProblemsAtOnce(new CommandLine.RunLast()))
        .setParameterExceptionHandler(new UsageMessage())
        .setExecutionExceptionHandler(new FailureMessage(() -> commands.debug));
  }

  private static void collectErrors(CommandLine verb) {
    verb.getCommandSpec().parser().collectErrors(true);
    verb.getSubcommands().values().forEach(Commands::collectErrors);
  }

  /** Without a verb there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which verb?");
  }
}
