package io.riverprint.local.cli;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;

/** Says what is wrong with a command line and where help is; the whole help would bury it. */
final class UsageMessage implements IParameterExceptionHandler {

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    PrintWriter err = line.getErr();
    String verb = line.getCommandSpec().qualifiedName();
    err.println(verb + ": " + Problem.of(e).text());
    err.println("'" + verb + " --help' tells what there is.");
    err.flush();
    return ExitCode.USAGE;
  }
}
