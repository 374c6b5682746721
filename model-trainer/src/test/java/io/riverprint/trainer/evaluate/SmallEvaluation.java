package io.riverprint.trainer.evaluate;

import io.riverprint.trainer.probe.Draws;
import io.riverprint.trainer.probe.ProbeReport;
import io.riverprint.trainer.probe.ProbeSize;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import io.riverprint.trainer.probe.TaskScore;
import java.util.List;
import java.util.Map;

/** Three models and an oracle on two tasks, with figures that are easy to check. */
final class SmallEvaluation {
  private static final double[] SPREAD = {-0.02, -0.01, 0, 0.01, 0.02};

  private SmallEvaluation() {}

  static Evaluation make() {
    return of("baseline", reports());
  }

  static Evaluation of(String reference, List<ProbeReport> reports) {
    List<Reliability> heads =
        List.of(
            Reliability.of(
                "churn head",
                new float[] {0.1f, 0.3f, 0.5f, 0.9f},
                new boolean[] {false, false, true, true}),
            Reliability.of(
                "category head", new float[] {0.01f, 0.02f}, new boolean[] {false, true}));
    return Evaluation.of(
        20_000,
        ProbeSize.LOCAL,
        reference,
        reports,
        Map.of(ProbeTask.NEW_SKU, "probe task new SKU: found nothing; give more"),
        heads);
  }

  static List<ProbeReport> reports() {
    return List.of(
        model("baseline", 320, 0.70, 0.60),
        model("SRA + MTL", 256, 0.74, 0.62),
        model("hybrid", 744, 0.74, 0.65),
        new ProbeReport("oracle", 0, Map.of(ProbeTask.CHURN, churn(0.8))));
  }

  private static ProbeReport model(String name, int width, double churn, double category) {
    return new ProbeReport(
        name, width, Map.of(ProbeTask.CHURN, churn(churn), ProbeTask.CATEGORY, category(category)));
  }

  private static TaskResult churn(double auroc) {
    TaskScore score = new TaskScore(auroc, auroc, auroc, Double.NaN, Double.NaN);
    return new TaskResult(
        ProbeTask.CHURN, 4_000, 1, 1, score, 2, new Draws(around(auroc), around(auroc)), 2.5);
  }

  private static TaskResult category(double score) {
    TaskScore scored = new TaskScore(score, 0.87 * score, score + 0.01, 0.97, 0.5);
    Draws draws = new Draws(around(0.87 * score), around(score + 0.01));
    return new TaskResult(ProbeTask.CATEGORY, 20_000, 100, 87, scored, 1, draws, 4.5);
  }

  private static double[] around(double value) {
    double[] draws = SPREAD.clone();
    for (int i = 0; i < draws.length; i++) {
      draws[i] += value;
    }
    return draws;
  }
}
