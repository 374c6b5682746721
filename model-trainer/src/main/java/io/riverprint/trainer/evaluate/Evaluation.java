package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeSize;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All rows of a table, ready to be shown.
 *
 * @param users in the embeddings
 * @param size of the predictor
 * @param reference the row that gains are measured against
 * @param tasks that were judged, in their order
 * @param rows in the order in which they are shown
 * @param unanswerable why the other tasks were not judged
 * @param reliabilities of the served heads; may be empty
 */
public record Evaluation(
    int users,
    ProbeSize size,
    String reference,
    List<ProbeTask> tasks,
    List<EvaluationRow> rows,
    Map<ProbeTask, String> unanswerable,
    List<Reliability> reliabilities) {

  public Evaluation {
    tasks = List.copyOf(tasks);
    rows = List.copyOf(rows);
    Map<ProbeTask, String> reasons = new EnumMap<>(ProbeTask.class);
    reasons.putAll(unanswerable);
    unanswerable = Collections.unmodifiableMap(reasons);
    reliabilities = List.copyOf(reliabilities);
  }

  /**
   * Compares reports.
   *
   * @param reference name of one of them
   * @throws IllegalArgumentException if no report has that name, or two have names alike
   */
  public static Evaluation of(
      int users,
      ProbeSize size,
      String reference,
      List<ProbeReport> reports,
      Map<ProbeTask, String> unanswerable,
      List<Reliability> reliabilities) {
    requireDistinct(reports);
    ProbeReport measure = named(reference, reports);
    Borda borda = new Borda(reports);
    List<EvaluationRow> rows =
        reports.stream()
            .map(row -> new EvaluationRow(row, borda.points(row), gains(row, measure)))
            .toList();
    Set<ProbeTask> judged = new HashSet<>();
    reports.forEach(report -> judged.addAll(report.results().keySet()));
    List<ProbeTask> tasks = List.of(ProbeTask.values()).stream().filter(judged::contains).toList();
    return new Evaluation(users, size, reference, tasks, rows, unanswerable, reliabilities);
  }

  private static ProbeReport named(String name, List<ProbeReport> reports) {
    return reports.stream()
        .filter(report -> report.model().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "evaluation: has rows %s, needs '%s' to measure gains against; name one of them"
                        .formatted(reports.stream().map(ProbeReport::model).toList(), name)));
  }

  private static void requireDistinct(List<ProbeReport> reports) {
    Set<String> keys = new HashSet<>();
    for (ProbeReport report : reports) {
      String key = FlatNames.camelCase(report.model());
      if (key.isEmpty() || !keys.add(key)) {
        throw new IllegalArgumentException(
            "evaluation: row '%s' has no letter or is named like another ('%s'), needs a name of its own; rename it"
                .formatted(report.model(), key));
      }
    }
  }

  private static Map<ProbeTask, EvaluationRow.Gain> gains(ProbeReport row, ProbeReport reference) {
    Map<ProbeTask, EvaluationRow.Gain> gains = new EnumMap<>(ProbeTask.class);
    if (row != reference) {
      row.results()
          .forEach(
              (task, result) -> {
                TaskResult other = reference.results().get(task);
                if (other != null) {
                  gains.put(task, gain(result, other));
                }
              });
    }
    return gains;
  }

  private static EvaluationRow.Gain gain(TaskResult result, TaskResult other) {
    return new EvaluationRow.Gain(
        result.best().mixedAuroc() - other.best().mixedAuroc(),
        Interval.ofDifference(result.draws().mixedAuroc(), other.draws().mixedAuroc()));
  }
}
