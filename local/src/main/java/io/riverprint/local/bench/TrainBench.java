package io.riverprint.local.bench;

import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.HeadSpec;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.trainer.example.Example;
import io.riverprint.trainer.example.Labels;
import io.riverprint.trainer.example.Rows;
import io.riverprint.trainer.neural.Checkpoints;
import io.riverprint.trainer.neural.Dropouts;
import io.riverprint.trainer.neural.EncoderPlan;
import io.riverprint.trainer.neural.EncoderTrainer;
import io.riverprint.trainer.neural.Objective;
import io.riverprint.trainer.neural.Schedule;
import io.riverprint.trainer.neural.TrainingRun;
import io.riverprint.trainer.neural.TrainingWatcher;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * How fast an encoder is trained, by the very code that trains releases: input 128, GRU 256,
 * sequences of 64 rows, batches of 256, 201 labels, AdamW, clipping. Rows are read, batches made
 * and gradients applied within the time. Of the batches after the first few, the median counts.
 *
 * <p>The linear head stands on a linear embedding of its own width, which is 1 part in 500 of the
 * arithmetic more than a head on the state.
 */
public final class TrainBench {
  private static final int INPUT = 128;
  private static final int HIDDEN = 256;
  private static final int ROWS = 64;
  private static final int BATCH = 256;
  private static final int OUTPUTS = 201;
  private static final int BATCHES = 24;
  private static final int WARM_UP = 4;
  private static final long SEED = 20_260_101L;

  /** The figures, by their names in a report. */
  public Map<String, Object> measure() {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("trainInput", INPUT);
    figures.put("trainHidden", HIDDEN);
    figures.put("trainRows", ROWS);
    figures.put("trainBatch", BATCH);
    figures.put("sequencesPerSecond1Thread", sequencesPerSecond(1));
    figures.put("sequencesPerSecond2Threads", sequencesPerSecond(2));
    return figures;
  }

  private static long sequencesPerSecond(int threads) {
    EncoderPlan plan =
        new EncoderPlan(
            "bench",
            new Objective.Tasks(0, 0, 1),
            HIDDEN,
            new ReadoutSpec.Linear(),
            OUTPUTS,
            List.of(),
            Dropouts.NONE,
            new Schedule(1, BATCH, 1e-3f, 0.01f, 1));
    EncoderSpec spec = plan.spec(head -> HeadSpec.SKU.equals(head) ? OUTPUTS : 1);
    BatchTimes times = new BatchTimes();
    new EncoderTrainer(
            plan, spec, new TrainingRun(INPUT, threads, SEED, false), Checkpoints.NONE, times)
        .train(rows(), examples(), List.of());
    return Math.round(BATCH / times.median());
  }

  /** One block of numbers; every sequence starts somewhere in it. */
  private static Rows rows() {
    SplittableRandom random = new SplittableRandom(SEED);
    float[] numbers = new float[2 * ROWS * INPUT];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) (random.nextDouble() * 2 - 1);
    }
    return (first, count, to, at) ->
        System.arraycopy(numbers, (int) (first % ROWS) * INPUT, to, at, count * INPUT);
  }

  private static List<Example> examples() {
    SplittableRandom random = new SplittableRandom(SEED);
    return IntStream.range(0, BATCHES * BATCH)
        .mapToObj(
            i -> {
              Labels labels = new Labels(false, new int[0], new int[] {random.nextInt(OUTPUTS)});
              return new Example(random.nextInt(ROWS), ROWS, 0, labels, Example.UNKNOWN);
            })
        .toList();
  }

  /** Seconds from batch to batch. */
  private static final class BatchTimes implements TrainingWatcher {
    private final double[] seconds = new double[BATCHES];
    private long last = System.nanoTime();

    @Override
    public void batch(int epoch, int batch, int batches, float loss) {
      long now = System.nanoTime();
      seconds[batch - 1] = (now - last) / 1e9;
      last = now;
    }

    @Override
    public void epoch(int epoch, float trainingLoss, float validationLoss) {}

    double median() {
      double[] counted = Arrays.copyOfRange(seconds, WARM_UP, BATCHES);
      Arrays.sort(counted);
      return counted[counted.length / 2];
    }
  }
}
