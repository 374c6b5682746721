package io.riverprint.local.cli;

import java.io.PrintWriter;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Says a failure in its own words, and where in the code it arose only if asked. */
final class FailureMessage implements IExecutionExceptionHandler {

  private final BooleanSupplier debug;

  FailureMessage(BooleanSupplier debug) {
    this.debug = debug;
  }

  @Override
  public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
    PrintWriter err = line.getErr();
    err.println(line.getCommandSpec().qualifiedName() + ": " + words(e));
    if (debug.getAsBoolean()) {
      e.printStackTrace(err);
    } else if (!says(e)) {
      err.println("This looks like a defect: --debug tells where it arose.");
    }
    err.flush();
    return ExitCode.SOFTWARE;
  }

  private static String words(Throwable e) {
    StringBuilder words = new StringBuilder(word(e));
    for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
      String more = word(cause);
      if (words.indexOf(more) < 0) {
        words.append("\n  because: ").append(more);
      }
    }
    return words.toString();
  }

  private static String word(Throwable e) {
    String message = e.getMessage();
    String name = e.getClass().getSimpleName();
    if (message == null) {
      return name;
    }
    return says(e) ? message : name + ": " + message;
  }

  // Exceptions that are thrown with a message for people; of others the class is half of the news.
  private static boolean says(Throwable e) {
    return e.getMessage() != null
        && (e instanceof IllegalStateException
            || e instanceof IllegalArgumentException
            || e.getClass().getName().startsWith("io.riverprint."));
  }
}
