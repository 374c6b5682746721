package io.riverprint.local.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.UnmatchedArgumentException;

/** One thing that is wrong with a command line, in words. */
record Problem(String text) {

  static Problem of(Exception error) {
    String text = String.valueOf(error.getMessage());
    return new Problem(
        error instanceof UnmatchedArgumentException unmatched ? text + guess(unmatched) : text);
  }

  /** One problem as it is; several with their number. */
  static String join(List<Problem> problems) {
    List<String> texts = problems.stream().map(Problem::text).distinct().toList();
    return texts.size() == 1
        ? texts.get(0)
        : texts.stream()
            .map(text -> "\n  - " + text)
            .collect(Collectors.joining("", texts.size() + " problems:", ""));
  }

  private static String guess(UnmatchedArgumentException unmatched) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    UnmatchedArgumentException.printSuggestions(unmatched, out);
    out.flush();
    String line = said.toString().strip().replace("Did you mean: ", "did you mean ");
    return line.isEmpty() ? "" : "; " + line.replaceAll("\\s*\\R\\s*", " ");
  }
}
