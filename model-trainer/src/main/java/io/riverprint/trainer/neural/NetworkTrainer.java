package io.riverprint.trainer.neural;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.trainer.example.Sequence;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Trains encoder and heads together on libtorch, on the CPU: GRU over the rows of an example, state
 * after the last one, embedding, heads. The same seed, examples and threads give the same weights.
 * Only one may train in a JVM at a time: DJL's gradient collector is one per JVM.
 */
public final class NetworkTrainer {
  private static final String ENGINE = "PyTorch";

  private final NetworkSpec spec;
  private final NetworkSettings settings;
  private final TrainingWatcher watcher;

  public NetworkTrainer(NetworkSpec spec, NetworkSettings settings, TrainingWatcher watcher) {
    this.spec = spec;
    this.settings = settings;
    this.watcher = watcher;
  }

  /**
   * The weights with the least loss on the validation examples, or after the last epoch where there
   * are none.
   *
   * @throws IllegalArgumentException if there is no example to train on
   */
  public NetworkWeights train(List<Sequence> training, List<Sequence> validation) {
    if (training.isEmpty()) {
      throw new IllegalArgumentException(
          "network training: has no example, needs at least one; train on a longer window");
    }
    NetworkWeights start = new FirstWeights(spec, settings.seed()).draw(training);
    // Making a manager loads libtorch; only then can its threads be set.
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), ENGINE)) {
      return onThreads(() -> new Run(manager, start).best(training, validation));
    }
  }

  private NetworkWeights onThreads(Supplier<NetworkWeights> work) {
    int before = JniUtils.getNumThreads();
    JniUtils.setNumThreads(settings.threads());
    try {
      return work.get();
    } finally {
      JniUtils.setNumThreads(before);
    }
  }

  private final class Run {
    private final NDManager manager;
    private final TrainableNetwork network;
    private final Optimizer optimizer;
    private final Random random = new Random(settings.seed());

    Run(NDManager manager, NetworkWeights start) {
      this.manager = manager;
      this.network = new TrainableNetwork(manager, start);
      this.optimizer =
          Optimizer.adamW()
              .optLearningRateTracker(Tracker.fixed(settings.learningRate()))
              .optWeightDecays(settings.weightDecay())
              .build();
    }

    NetworkWeights best(List<Sequence> training, List<Sequence> validation) {
      NetworkWeights best = network.weights();
      float least = Float.POSITIVE_INFINITY;
      for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
        float trained = epoch(epoch, training);
        float validated = validation.isEmpty() ? Float.NaN : loss(validation);
        watcher.epoch(epoch, trained, validated);
        if (!(validated >= least)) {
          least = validated;
          best = network.weights();
        }
      }
      return best;
    }

    private float epoch(int epoch, List<Sequence> examples) {
      List<List<Sequence>> batches = SequenceBatches.shuffled(examples, settings.batch(), random);
      double sum = 0;
      for (int b = 0; b < batches.size(); b++) {
        float loss = step(SequenceBatch.of(batches.get(b), spec));
        sum += (double) loss * batches.get(b).size();
        watcher.batch(epoch, b + 1, batches.size(), loss);
      }
      return (float) (sum / examples.size());
    }

    private float step(SequenceBatch batch) {
      float loss;
      try (NDManager scope = manager.newSubManager();
          GradientCollector collector = Engine.getEngine(ENGINE).newGradientCollector()) {
        NDArray total = TaskLoss.of(scope, spec, network.logits(scope, batch), batch);
        collector.backward(total);
        loss = total.getFloat();
      }
      update();
      return loss;
    }

    private void update() {
      List<NDArray> parameters = network.parameters();
      try (NDManager scope = manager.newSubManager()) {
        List<NDArray> gradients = parameters.stream().map(NDArray::getGradient).toList();
        gradients.forEach(gradient -> gradient.attach(scope));
        clip(gradients);
        for (int i = 0; i < parameters.size(); i++) {
          // Adam's update leaves the gradient at zero for the next step.
          optimizer.update(Integer.toString(i), parameters.get(i), gradients.get(i));
        }
      }
    }

    /** Shortens all gradients alike; DJL's own clipping is by element. */
    private void clip(List<NDArray> gradients) {
      double squares = 0;
      for (NDArray gradient : gradients) {
        squares += gradient.square().sum().getFloat();
      }
      double norm = Math.sqrt(squares);
      if (norm > settings.clipNorm()) {
        gradients.forEach(gradient -> gradient.muli(settings.clipNorm() / norm));
      }
    }

    private float loss(List<Sequence> examples) {
      double sum = 0;
      for (List<Sequence> part : SequenceBatches.byLength(examples, settings.batch())) {
        SequenceBatch batch = SequenceBatch.of(part, spec);
        try (NDManager scope = manager.newSubManager()) {
          NDArray loss = TaskLoss.of(scope, spec, network.logits(scope, batch), batch);
          sum += (double) loss.getFloat() * part.size();
        }
      }
      return (float) (sum / examples.size());
    }
  }
}
