package io.riverprint.local.cli;

import io.riverprint.local.show.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the figures of a measurement go: the terminal always, a file if one is named. */
final class BenchReport {

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "Write the figures here too, as one flat JSON object.")
  private @Nullable Path file;

  /** Where to, if anywhere. */
  @Nullable Path file() {
    return file;
  }

  void give(Map<String, Object> figures, PrintWriter out) {
    Report report = new Report().putAll(figures);
    if (file != null) {
      report.write(file);
    }
    out.print(report.json());
    out.flush();
  }
}
