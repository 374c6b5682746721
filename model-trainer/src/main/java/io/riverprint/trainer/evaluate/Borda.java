package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import java.util.List;

/**
 * The challenge's points (reference, section 2.4): of N rows the k-th best on a task gets N - k,
 * summed over the tasks. Rows with equal scores share their ranks' points.
 */
final class Borda {
  private final List<ProbeReport> rows;

  /** Among the rows that were judged by the predictor. */
  Borda(List<ProbeReport> rows) {
    this.rows = rows.stream().filter(Borda::competes).toList();
  }

  /** NaN for a row that does not compete. */
  double points(ProbeReport row) {
    return competes(row)
        ? row.results().keySet().stream().mapToDouble(task -> points(row, task)).sum()
        : Double.NaN;
  }

  private double points(ProbeReport row, ProbeTask task) {
    double score = row.of(task).best().score();
    double points = 0;
    for (ProbeReport other : rows) {
      TaskResult result = other.results().get(task);
      if (result != null && other != row) {
        points += (1 + Math.signum(score - result.best().score())) / 2;
      }
    }
    return points;
  }

  private static boolean competes(ProbeReport row) {
    return row.width() > 0;
  }
}
