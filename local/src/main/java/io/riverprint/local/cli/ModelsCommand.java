package io.riverprint.local.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code riverprint models}: what was trained, and what serves. */
@Command(
    name = "models",
    description = "Lists and shows the releases of a folder, and decides by hand which one serves.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "VERB",
    subcommands = {
      ModelsListCommand.class,
      ModelsShowCommand.class,
      ModelsPromoteCommand.class,
      ModelsRollbackCommand.class,
      ModelsPinCommand.class
    })
final class ModelsCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  /** Without a verb there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "which of list, show, promote, rollback, pin?");
  }
}
