package io.riverprint.trainer.probe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * What one model reached.
 *
 * @param model its name
 * @param width of its vectors; 0 where scores were judged as they are
 * @param results by task, in their order; a task that cannot be judged is absent
 */
public record ProbeReport(String model, int width, Map<ProbeTask, TaskResult> results) {

  public ProbeReport {
    Map<ProbeTask, TaskResult> ordered = new EnumMap<>(ProbeTask.class);
    ordered.putAll(results);
    results = Collections.unmodifiableMap(ordered);
  }

  /**
   * The task's result.
   *
   * @throws IllegalArgumentException if the task was not judged
   */
  public TaskResult of(ProbeTask task) {
    TaskResult result = results.get(task);
    if (result == null) {
      throw new IllegalArgumentException(
          "report of '%s': was judged on %s, not on %s; ask for one of these"
              .formatted(model, results.keySet(), task));
    }
    return result;
  }
}
