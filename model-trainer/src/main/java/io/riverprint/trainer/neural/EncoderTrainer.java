package io.riverprint.trainer.neural;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Rows;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Trains one encoder on libtorch, on the CPU. The same seed, examples and threads give the same
 * weights, interrupted or not: every epoch draws from a generator of its own. Only one may train in
 * a JVM at a time: DJL's gradient collector, and libtorch's generator, are one per JVM.
 */
public final class EncoderTrainer {
  private final EncoderPlan plan;
  private final EncoderSpec spec;
  private final TrainingRun run;
  private final Checkpoints checkpoints;
  private final TrainingWatcher watcher;

  /**
   * A trainer.
   *
   * @param spec the plan's own, with the numbers of outputs filled in
   */
  public EncoderTrainer(
      EncoderPlan plan,
      EncoderSpec spec,
      TrainingRun run,
      Checkpoints checkpoints,
      TrainingWatcher watcher) {
    this.plan = plan;
    this.spec = spec;
    this.run = run;
    this.checkpoints = checkpoints;
    this.watcher = watcher;
  }

  /**
   * The weights with the least loss on the validation examples, or after the last epoch where there
   * are none or the last is wanted.
   *
   * @throws IllegalArgumentException if there is no example to train on
   * @throws IllegalStateException if the loss is no number any more
   */
  public EncoderWeights train(Rows rows, List<Example> training, List<Example> validation) {
    List<Example> learnt = usable(training);
    if (learnt.isEmpty()) {
      throw new IllegalArgumentException(
          "training of "
              + plan.name()
              + ": has no example, needs at least one; train on a longer window");
    }
    return Libtorch.on(
        run.threads(), manager -> new Run(manager, rows, learnt).train(usable(validation)));
  }

  private List<Example> usable(List<Example> examples) {
    boolean needsFuture =
        plan.objective().fold(reconstruction -> false, future -> true, tasks -> false);
    return needsFuture
        ? examples.stream().filter(example -> example.future() != Example.UNKNOWN).toList()
        : examples;
  }

  private final class Run {
    private final NDManager manager;
    private final Rows rows;
    private final List<Example> training;
    private final Learner learner;
    private final AdamW optimizer;

    Run(NDManager manager, Rows rows, List<Example> training) {
      this.manager = manager;
      this.rows = rows;
      this.training = training;
      this.learner = Learner.of(manager, plan, spec, run, rows, training);
      this.optimizer = new AdamW(manager, learner.parameters(), plan.schedule());
    }

    EncoderWeights train(List<Example> validation) {
      Checkpoint at = checkpoints.find(plan.name()).orElseGet(() -> start(validation));
      learner.parameters().set(at.parameters());
      optimizer.set(at.steps(), at.means(), at.variances());
      for (int epoch = at.epoch() + 1; epoch <= plan.schedule().epochs(); epoch++) {
        float trained = epoch(epoch);
        float validated = validation.isEmpty() ? Float.NaN : loss(validation);
        at = after(epoch, validated, at);
        checkpoints.keep(plan.name(), at);
        watcher.epoch(epoch, trained, validated);
      }
      learner.parameters().set(at.best().isEmpty() ? at.parameters() : at.best());
      return learner.encoder().weights();
    }

    /** What one starts from is only worth keeping if it is another release's. */
    private Checkpoint start(List<Example> validation) {
      boolean isWarm = run.start() != StartWeights.NEW && !validation.isEmpty();
      return after(0, isWarm ? loss(validation) : Float.NaN, null);
    }

    private Checkpoint after(int epoch, float validated, @Nullable Checkpoint before) {
      List<float[]> now = learner.parameters().values();
      float least = before == null ? Float.POSITIVE_INFINITY : before.leastLoss();
      List<float[]> best = before == null ? List.of() : before.best();
      if (run.bestEpoch() && validated < least) {
        least = validated;
        best = now;
      }
      return new Checkpoint(
          epoch, optimizer.steps(), now, optimizer.means(), optimizer.variances(), least, best);
    }

    private float epoch(int epoch) {
      long seed = run.seed() * 1_000_003 + epoch;
      Engine.getEngine(Libtorch.ENGINE).setRandomSeed((int) seed);
      List<List<Example>> batches =
          Batches.shuffled(training, plan.schedule().batch(), new Random(seed));
      Mean mean = new Mean();
      for (int b = 0; b < batches.size(); b++) {
        Batch batch = Batch.of(batches.get(b), rows, run.inputWidth());
        float loss = step(batch, epoch);
        mean.add(loss, learner.loss().terms(batch));
        watcher.batch(epoch, b + 1, batches.size(), loss);
      }
      return mean.value();
    }

    private float step(Batch batch, int epoch) {
      float loss;
      try (NDManager scope = manager.newSubManager();
          GradientCollector collector = Engine.getEngine(Libtorch.ENGINE).newGradientCollector()) {
        NDArray total = learner.loss().of(scope, batch, true);
        collector.backward(total);
        loss = total.getFloat();
      }
      if (!Float.isFinite(loss)) {
        throw new IllegalStateException(
            "training of %s, epoch %d: the loss is %s, needs a number; train with another seed, or less steeply"
                .formatted(plan.name(), epoch, loss));
      }
      optimizer.step();
      return loss;
    }

    private float loss(List<Example> examples) {
      Mean mean = new Mean();
      for (List<Example> part : Batches.byLength(examples, plan.schedule().batch())) {
        Batch batch = Batch.of(part, rows, run.inputWidth());
        try (NDManager scope = manager.newSubManager()) {
          mean.add(learner.loss().of(scope, batch, false).getFloat(), learner.loss().terms(batch));
        }
      }
      return mean.value();
    }
  }

  /** The mean over all terms, of means of parts. */
  private static final class Mean {
    private double sum;
    private long terms;

    void add(float mean, long of) {
      sum += (double) mean * of;
      terms += of;
    }

    float value() {
      return (float) (sum / terms);
    }
  }
}
