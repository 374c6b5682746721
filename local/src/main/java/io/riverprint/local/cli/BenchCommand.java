package io.riverprint.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint bench}: figures, each by one command. */
@Command(
    name = "bench",
    description = "Measures, prints the figures, and writes them to a report.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    commandListHeading = "%nWhat:%n",
    subcommands = {
      BenchJobCommand.class,
      BenchStepCommand.class,
      BenchBprCommand.class,
      BenchConsoleCommand.class,
      BenchTrainCommand.class,
      BenchRewarmCommand.class,
      BenchSwapCommand.class,
      BenchLoopCommand.class
    })
final class BenchCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "measure what? One of " + spec.subcommands().keySet());
  }
}
