package io.riverprint.trainer.evaluate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.riverprint.trainer.probe.Interval;
import io.riverprint.trainer.probe.ProbeTask;
import io.riverprint.trainer.probe.TaskResult;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An evaluation for machines: one flat object, keys in camelCase that begin with the row and the
 * task, {@code hybridChurnAuroc}. What cannot be said is absent.
 */
public final class EvaluationFigures {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Map<String, Object> figures = new LinkedHashMap<>();

  private EvaluationFigures() {}

  /** The figures in the order of the table. */
  public static Map<String, Object> of(Evaluation evaluation) {
    EvaluationFigures figures = new EvaluationFigures();
    figures.all(evaluation);
    return figures.figures;
  }

  /** The same as JSON text. */
  public static String json(Evaluation evaluation) {
    try {
      return JSON.writeValueAsString(of(evaluation)) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("evaluation: figures that JSON does not have", e);
    }
  }

  private void all(Evaluation evaluation) {
    figures.put("users", (long) evaluation.users());
    figures.put("probeThin", (long) evaluation.size().thin());
    figures.put("probeWide", (long) evaluation.size().wide());
    figures.put("probeEpochs", (long) evaluation.size().epochs());
    figures.put("reference", evaluation.reference());
    for (EvaluationRow row : evaluation.rows()) {
      String name = FlatNames.camelCase(row.model());
      put(name + "Borda", row.borda());
      figures.put(name + "Width", (long) row.report().width());
      row.report().results().forEach((task, result) -> result(key(name, task), result));
      for (ProbeTask task : evaluation.tasks()) {
        EvaluationRow.Gain gain = row.gains().get(task);
        if (gain != null) {
          interval(key(name, task) + "Gain", gain.value(), gain.interval());
        }
      }
    }
    for (Reliability head : evaluation.reliabilities()) {
      put(FlatNames.camelCase(head.head()) + "CalibrationError", head.error());
    }
  }

  private void result(String key, TaskResult result) {
    put(key + "Score", result.best().score());
    interval(key + "Auroc", result.best().auroc(), result.auroc());
    interval(key + "MixedAuroc", result.best().mixedAuroc(), result.mixedAuroc());
    put(key + "Diversity", result.best().diversity());
    put(key + "Novelty", result.best().novelty());
    figures.put(key + "Users", (long) result.users());
    figures.put(key + "MixedLabels", (long) result.mixedOutputs());
    figures.put(key + "Epoch", (long) result.epoch());
    put(key + "Seconds", result.seconds());
  }

  private void interval(String key, double value, Interval interval) {
    put(key, value);
    put(key + "Low", interval.low());
    put(key + "High", interval.high());
  }

  private void put(String key, double value) {
    if (Double.isFinite(value)) {
      figures.put(key, value);
    }
  }

  private static String key(String name, ProbeTask task) {
    return name + FlatNames.capital(FlatNames.camelCase(task.title()));
  }
}
