package io.riverprint.trainer.probe;

import ai.djl.ndarray.NDManager;
import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.neural.Libtorch;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Judges embeddings as the challenge does (reference, section 2): for each task an own predictor is
 * trained on the labels of the first window and scored on those of the second, with the same users
 * and vectors. The same seed, users and threads give the same figures. Only one may train in a JVM
 * at a time, and no other network meanwhile: DJL's gradient collector is one per JVM.
 */
public final class DownstreamProbe {
  private final ProbeQuestions questions;
  private final ProbeSettings settings;
  private final ProbeWatcher watcher;

  public DownstreamProbe(ProbeQuestions questions, ProbeSettings settings, ProbeWatcher watcher) {
    this.questions = questions;
    this.settings = settings;
    this.watcher = watcher;
  }

  public ProbeQuestions questions() {
    return questions;
  }

  public ProbeSettings settings() {
    return settings;
  }

  /**
   * All tasks that can be judged.
   *
   * @param embeddings of the questions' users in their order; judged as float16
   * @throws IllegalArgumentException if users or their order differ, or a number is not one that
   *     float16 holds
   */
  public ProbeReport judge(Embeddings embeddings) {
    requireSameUsers(embeddings);
    Embeddings submitted = embeddings.asSubmitted();
    return Libtorch.on(settings.threads(), manager -> judge(manager, submitted));
  }

  private ProbeReport judge(NDManager manager, Embeddings embeddings) {
    Map<ProbeTask, TaskResult> results = new EnumMap<>(ProbeTask.class);
    for (ProbeTask task : questions.tasks()) {
      try (NDManager own = manager.newSubManager()) {
        TaskRun run = new TaskRun(own, questions.labels(task), embeddings, settings, watcher);
        results.put(task, run.best());
      }
    }
    return new ProbeReport(embeddings.name(), embeddings.width(), results);
  }

  /**
   * Judges scores as they are, without a predictor: of an oracle, or of a model's own heads.
   *
   * @param scores for some tasks the logits of the users asked about, user after user, as many as
   *     the task has outputs each
   */
  public ProbeReport judgeScores(String name, Map<ProbeTask, float[]> scores) {
    Map<ProbeTask, TaskResult> results = new EnumMap<>(ProbeTask.class);
    for (ProbeTask task : questions.tasks()) {
      float[] logits = scores.get(task);
      if (logits != null) {
        results.put(task, judged(name, questions.labels(task), logits));
      }
    }
    return new ProbeReport(name, 0, results);
  }

  private TaskResult judged(String name, TaskLabels labels, float[] logits) {
    int needed = labels.users().length * labels.outputs();
    if (logits.length != needed) {
      throw new IllegalArgumentException(
          "scores of '%s': has %d for task %s, needs %d; give one for each user asked and output"
              .formatted(name, logits.length, labels.task().title(), needed));
    }
    long from = System.nanoTime();
    TaskScore score = TaskScore.of(labels, logits, settings.size().batch());
    return TaskRun.result(labels, settings, logits, score, 0, from);
  }

  private void requireSameUsers(Embeddings embeddings) {
    List<String> asked = questions.users();
    if (!embeddings.users().equals(asked)) {
      throw new IllegalArgumentException(
          "embeddings '%s': has other users, or in another order, than the %d asked about; embed just these, in this order"
              .formatted(embeddings.name(), asked.size()));
    }
  }
}
