package io.riverprint.job.metric;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The metrics as a page: {@code docs/metrics.md} is this, and a test holds them together. */
public final class MetricsReference {
  private static final String HEAD =
      """
      # Metrics

      Made from the code by `MetricsReference`. The job's own metrics are in the group `riverprint` of the operator
      named. Flink's Prometheus reporter shows them as `%s` followed by the
      name, with the labels `job_name`, `operator_name`, `subtask_index` and `tm_id` among others; a histogram is a
      summary with the label `quantile`, and its `_count`. Flink's reporter shows counters as gauges: use `rate` and
      `increase` all the same. Names are published and are never edited.

      | name | kind | unit | operator | what it says |
      |---|---|---|---|---|
      """;

  private MetricsReference() {}

  /** Writes the page to the file named by the only argument. */
  public static void main(String[] args) throws IOException {
    Files.writeString(Path.of(args[0]), page());
  }

  /** The page, in Markdown. */
  public static String page() {
    StringBuilder page = new StringBuilder(HEAD.formatted(MetricTable.PROMETHEUS));
    for (MetricEntry entry : MetricTable.all()) {
      page.append("| `").append(entry.name()).append("` | ");
      page.append(entry.kind().name().toLowerCase(Locale.ROOT)).append(" | ");
      page.append(entry.unit()).append(" | ").append(entry.where()).append(" | ");
      page.append(entry.meaning().replace("|", "\\|")).append(" |\n");
    }
    return page.toString();
  }
}
