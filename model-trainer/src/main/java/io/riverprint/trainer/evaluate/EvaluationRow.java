package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeTask;
import java.util.Map;

/**
 * One model among others.
 *
 * @param report what it reached
 * @param borda points over all tasks; NaN for a row that does not compete, since its scores were
 *     judged without a predictor
 * @param gains what its AUROC over the outputs with both classes is above the reference row's, draw
 *     by draw; empty for the reference itself
 */
public record EvaluationRow(ProbeReport report, double borda, Map<ProbeTask, Gain> gains) {

  /**
   * A difference and where it lies in 95 of 100 draws.
   *
   * @param value above 0 where the row is better than the reference
   */
  public record Gain(double value, Interval interval) {}

  public EvaluationRow {
    gains = Map.copyOf(gains);
  }

  public String model() {
    return report.model();
  }
}
