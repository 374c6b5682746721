package io.riverprint.trainer.factor;

import io.riverprint.core.factor.BprStep;
import io.riverprint.core.factor.ItemFactors;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Trains BPR factors as reference section 5.4 describes: an epoch draws as many pairs as there are,
 * with replacement; threads share the factors without locks (Niu et al., "Hogwild!", NIPS 2011).
 *
 * <p>It differs in the order of the draws alone: {@link PairSampler} gathers those of neighbouring
 * users, and visits these groups in an order shuffled for each epoch.
 */
public final class BprTrainer {
  private final BprSettings settings;
  private final BprStep step;

  public BprTrainer(BprSettings settings) {
    this.settings = settings;
    this.step = new BprStep(settings.factors(), settings.learningRate(), settings.regularisation());
  }

  /** Trains for all epochs. */
  public BprModel train(Interactions pairs) {
    return train(pairs, EpochWatcher.ALL);
  }

  /** Trains until all epochs have run or the watcher wants no more. */
  public BprModel train(Interactions pairs, EpochWatcher watcher) {
    if (pairs.pairs() == 0) {
      throw new IllegalArgumentException(
          "BPR training: no pair of user and item; need at least one; train on a longer window");
    }
    ExecutorService threads = Executors.newFixedThreadPool(settings.threads());
    try {
      return new Run(pairs, threads).toTheEnd(watcher);
    } finally {
      threads.shutdownNow();
    }
  }

  private final class Run {
    private final Interactions pairs;
    private final ExecutorService threads;
    private final PairSampler sampler;
    private final Parameters parameters;
    private final StepKernel kernel = StepKernel.best(step);

    Run(Interactions pairs, ExecutorService threads) {
      this.pairs = pairs;
      this.threads = threads;
      this.sampler = new PairSampler(pairs, settings.positives(), settings.negatives());
      this.parameters =
          new Parameters(pairs.users(), pairs.usersOfItems(), settings.factors(), settings.seed());
    }

    BprModel toTheEnd(EpochWatcher watcher) {
      int done = 0;
      boolean goOn = true;
      while (goOn && done < settings.epochs()) {
        int epochs = ++done;
        goOn = watcher.goOn(epoch(epochs), () -> model(epochs));
      }
      return model(done);
    }

    private Epoch epoch(int number) {
      long start = System.nanoTime();
      long seed = new SplittableRandom(settings.seed() + number).nextLong();
      int[] counts = sampler.plan(pairs.pairs(), new SplittableRandom(seed));
      int[] order = shuffled(counts.length, seed);
      AtomicInteger next = new AtomicInteger();
      List<Callable<Worker>> parts = new ArrayList<>();
      for (int t = 0; t < settings.threads(); t++) {
        parts.add(() -> walk(counts, order, next, seed));
      }
      return report(number, runAll(parts), start);
    }

    private Worker walk(int[] counts, int[] order, AtomicInteger next, long seed) {
      Worker worker = new Worker(pairs, sampler, parameters, kernel);
      for (int at = next.getAndIncrement(); at < order.length; at = next.getAndIncrement()) {
        int chunk = order[at];
        // The draws of a chunk depend on seed, epoch and chunk, not on the thread that gets it.
        worker.walk(chunk, counts[chunk], new SplittableRandom(seed ^ (chunk + 1L) << 32));
      }
      return worker;
    }

    private List<Worker> runAll(List<Callable<Worker>> parts) {
      List<Worker> workers = new ArrayList<>();
      try {
        for (Future<Worker> part : threads.invokeAll(parts)) {
          workers.add(part.get());
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("BPR training: interrupted; train again", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("BPR training: a worker failed; see the cause", e);
      }
      return workers;
    }

    private Epoch report(int number, List<Worker> workers, long start) {
      long updates = workers.stream().mapToLong(worker -> worker.updates).sum();
      long ahead = workers.stream().mapToLong(worker -> worker.ahead).sum();
      double share = updates == 0 ? 0 : (double) ahead / updates;
      return new Epoch(number, pairs.pairs(), updates, share, (System.nanoTime() - start) * 1e-9);
    }

    private BprModel model(int epochs) {
      ItemFactors items =
          new ItemFactors(
              settings.factors(),
              pairs.items(),
              parameters.items.packed(),
              parameters.biases.clone(),
              cumulative(pairs),
              settings.learningRate(),
              settings.regularisation());
      return new BprModel(items, pairs.userKeys, parameters.users.packed(), epochs);
    }
  }

  private static float[] cumulative(Interactions pairs) {
    int[] counts = pairs.usersOfItems();
    float[] cumulative = new float[counts.length];
    long sum = 0;
    for (int item = 0; item < counts.length; item++) {
      sum += counts[item];
      cumulative[item] = (float) ((double) sum / pairs.pairs());
    }
    return cumulative;
  }

  private static int[] shuffled(int size, long seed) {
    SplittableRandom random = new SplittableRandom(seed + 1);
    int[] order = new int[size];
    for (int at = 0; at < size; at++) {
      int other = random.nextInt(at + 1);
      order[at] = order[other];
      order[other] = at;
    }
    return order;
  }
}
