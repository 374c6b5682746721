package io.riverprint.local.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Refuses a command line with all that is wrong with it, where picocli alone names the first. */
final class AllProblemsAtOnce implements IExecutionStrategy {

  private final IExecutionStrategy next;

  AllProblemsAtOnce(IExecutionStrategy next) {
    this.next = next;
  }

  @Override
  public int execute(ParseResult parsed) {
    List<Problem> problems = new ArrayList<>();
    for (CommandLine line : parsed.asCommandLineList()) {
      collect(line, problems);
    }
    if (problems.isEmpty() || helpIsWanted(parsed)) {
      return next.execute(parsed);
    }
    throw new ParameterException(last(parsed), Problem.join(problems));
  }

  private static void collect(CommandLine line, List<Problem> problems) {
    for (Exception error : line.getParseResult().errors()) {
      problems.add(Problem.of(error));
    }
  }

  private static boolean helpIsWanted(ParseResult parsed) {
    return parsed.asCommandLineList().stream()
        .anyMatch(line -> line.isUsageHelpRequested() || line.isVersionHelpRequested());
  }

  private static CommandLine last(ParseResult parsed) {
    List<CommandLine> lines = parsed.asCommandLineList();
    return lines.get(lines.size() - 1);
  }
}
