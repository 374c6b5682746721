package io.riverprint.trainer.probe;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import io.riverprint.trainer.challenge.Embeddings;
import io.riverprint.trainer.neural.AdamW;
import io.riverprint.trainer.neural.Libtorch;

/** One predictor's training on one task, scored after every epoch. */
final class TaskRun {
  private static final double NANOS = 1e9;
  // PyTorch's defaults, as the organisers leave them.
  private static final float RATE = 1e-3f;
  private static final float DECAY = 0.01f;

  private final NDManager manager;
  private final TaskLabels labels;
  private final Embeddings embeddings;
  private final ProbeSettings settings;
  private final ProbeWatcher watcher;
  private final Predictor predictor;
  private final AdamW optimizer;

  /** Parameters live in the manager given. */
  TaskRun(
      NDManager manager,
      TaskLabels labels,
      Embeddings embeddings,
      ProbeSettings settings,
      ProbeWatcher watcher) {
    this.manager = manager;
    this.labels = labels;
    this.embeddings = embeddings;
    this.settings = settings;
    this.watcher = watcher;
    this.predictor =
        new Predictor(
            manager, settings.size(), embeddings.width(), labels.outputs(), Predictor.SEED);
    this.optimizer = new AdamW(manager, predictor.parameters(), RATE, DECAY, AdamW.UNCLIPPED);
  }

  TaskResult best() {
    long from = System.nanoTime();
    float[] bestLogits = {};
    TaskScore best = new TaskScore(Double.NEGATIVE_INFINITY, 0, 0, 0, 0);
    int bestEpoch = 0;
    for (int epoch = 0; epoch < settings.size().epochs(); epoch++) {
      train(epoch);
      float[] logits = logits();
      TaskScore score = TaskScore.of(labels, logits, settings.size().batch());
      if (score.score() > best.score()) {
        best = score;
        bestLogits = logits;
        bestEpoch = epoch;
      }
    }
    return result(labels, settings, bestLogits, best, bestEpoch, from);
  }

  static TaskResult result(
      TaskLabels labels,
      ProbeSettings settings,
      float[] logits,
      TaskScore score,
      int epoch,
      long startedNanos) {
    int users = labels.users().length;
    float[] scores = Squash.batches(logits, labels.outputs(), settings.size().batch());
    Draws draws = new Resampling(settings.draws(), users, settings.seed()).draw(labels, scores);
    return new TaskResult(
        labels.task(),
        users,
        labels.outputs(),
        labels.mixedOutputs(),
        score,
        epoch,
        draws,
        (System.nanoTime() - startedNanos) / NANOS);
  }

  /** In the order of the users, as the organisers' loader, which does not shuffle. */
  private void train(int epoch) {
    int batch = settings.size().batch();
    int users = labels.users().length;
    int batches = (users + batch - 1) / batch;
    for (int b = 0; b < batches; b++) {
      step(b * batch, Math.min(users, (b + 1) * batch));
      watcher.batch(embeddings.name(), labels.task(), epoch + 1, b + 1, batches);
    }
  }

  private void step(int from, int to) {
    try (NDManager scope = manager.newSubManager();
        GradientCollector collector = Engine.getEngine(Libtorch.ENGINE).newGradientCollector()) {
      NDArray z = predictor.logits(vectors(scope, from, to));
      NDArray y = targets(scope, from, to);
      // Binary cross-entropy on logits: ln(1 + e^z) - y z, mean over users and outputs.
      collector.backward(Activation.softPlus(z).sub(z.mul(y)).mean());
    }
    optimizer.step();
  }

  private float[] logits() {
    int outputs = labels.outputs();
    int users = labels.users().length;
    float[] logits = new float[Math.multiplyExact(users, outputs)];
    for (int from = 0; from < users; from += settings.size().batch()) {
      int to = Math.min(users, from + settings.size().batch());
      try (NDManager scope = manager.newSubManager()) {
        float[] part = predictor.logits(vectors(scope, from, to)).toFloatArray();
        System.arraycopy(part, 0, logits, from * outputs, part.length);
      }
    }
    return logits;
  }

  private NDArray vectors(NDManager scope, int from, int to) {
    int width = embeddings.width();
    float[] x = new float[(to - from) * width];
    for (int i = from; i < to; i++) {
      System.arraycopy(embeddings.rows()[labels.users()[i]], 0, x, (i - from) * width, width);
    }
    return scope.create(x, new Shape(to - from, width));
  }

  private NDArray targets(NDManager scope, int from, int to) {
    int outputs = labels.outputs();
    float[] y = new float[(to - from) * outputs];
    for (int i = from; i < to; i++) {
      for (int output : labels.train()[i]) {
        y[(i - from) * outputs + output] = 1;
      }
    }
    return scope.create(y, new Shape(to - from, outputs));
  }
}
