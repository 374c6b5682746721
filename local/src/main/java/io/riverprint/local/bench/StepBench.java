package io.riverprint.local.bench;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.Dense;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.GruWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.torch.Backends;
import io.riverprint.core.torch.MatrixProduct;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * GRU steps per second of each backend on one thread, beside the speed of a large matrix product on
 * one thread in the same run: figures of one run compare, those of two need not. A second is one of
 * the thread's CPU time, so that neighbours on the machine count little.
 */
public final class StepBench {
  private static final int INPUT = 64;
  private static final int HIDDEN = 256;
  private static final double FLOPS_PER_STEP = 2.0 * 3 * HIDDEN * (INPUT + HIDDEN);
  private static final List<Integer> BATCHES = List.of(1, 16, 64, 256, 1024);
  private static final int WINDOWS = 5;
  // The vector kernels run thousands of times slower until the JIT has compiled them.
  private static final long WARM_UP_NANOS = Duration.ofSeconds(5).toNanos();
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final long seed;
  private final long windowNanos;

  /**
   * @param seed of weights and inputs
   * @param perFigure measuring time of one figure, in all its windows
   */
  public StepBench(long seed, Duration perFigure) {
    if (perFigure.isNegative() || perFigure.isZero()) {
      throw new IllegalArgumentException(
          "step bench: time per figure must be > 0, is " + perFigure);
    }
    this.seed = seed;
    this.windowNanos = Math.max(1, perFigure.toNanos() / WINDOWS);
  }

  /** sgemmGflops, and for each backend and batch N the steps per second and the share of sgemm. */
  public static Map<String, Object> measure(Duration perFigure) {
    return new StepBench(1, perFigure).run();
  }

  public Map<String, Object> run() {
    Map<String, Object> figures = new LinkedHashMap<>();
    NetworkWeights weights = weights();
    double peak = sgemmGflops();
    figures.put("sgemmGflops", peak);
    try (Backend heap = new HeapBackend(weights)) {
      measure("Heap", heap, peak, figures);
    }
    if (Backends.hasVectors()) {
      try (Backend vector = Backends.open("vector", "cpu", weights)) {
        measure("Vector", vector, peak, figures);
      }
    }
    try (Backend torch = Backends.open("torch", "cpu", weights)) {
      measure("Torch", torch, peak, figures);
    }
    return figures;
  }

  private void measure(String name, Backend backend, double peak, Map<String, Object> figures) {
    warmUp(backend);
    for (int rows : BATCHES) {
      StepBatch batch = batch(rows);
      double perSecond = rows * callsPerSecond(() -> backend.step(batch));
      figures.put("stepsPerSecond" + name + "Batch" + rows, perSecond);
      figures.put("sgemmShare" + name + "Batch" + rows, perSecond * FLOPS_PER_STEP / (peak * 1e9));
    }
  }

  private void warmUp(Backend backend) {
    StepBatch one = batch(1);
    StepBatch many = batch(64);
    window(
        () -> {
          backend.step(one);
          backend.step(many);
        },
        WARM_UP_NANOS);
  }

  private double sgemmGflops() {
    try (MatrixProduct product = new MatrixProduct()) {
      return callsPerSecond(product::run) * MatrixProduct.FLOPS / 1e9;
    }
  }

  private double callsPerSecond(Runnable call) {
    window(call, windowNanos);
    double[] windows = new double[WINDOWS];
    for (int i = 0; i < WINDOWS; i++) {
      windows[i] = window(call, windowNanos);
    }
    Arrays.sort(windows);
    return windows[WINDOWS / 2];
  }

  private static double window(Runnable call, long nanos) {
    long from = THREADS.getCurrentThreadCpuTime();
    long calls = 0;
    long spent;
    do {
      call.run();
      calls++;
      spent = THREADS.getCurrentThreadCpuTime() - from;
    } while (spent < nanos);
    return calls * 1e9 / spent;
  }

  private NetworkWeights weights() {
    SplittableRandom random = new SplittableRandom(seed);
    int gates = 3 * HIDDEN;
    GruWeights gru =
        new GruWeights(
            INPUT,
            HIDDEN,
            draw(random, gates * INPUT),
            draw(random, gates * HIDDEN),
            draw(random, gates),
            draw(random, gates));
    int read = HIDDEN + AgeFeatures.WIDTH;
    Dense embedding = new Dense(read, 1, draw(random, read), draw(random, 1));
    EncoderSpec spec = EncoderSpec.alone("bench", HIDDEN, new ReadoutSpec.Linear(), 1, List.of());
    return new NetworkWeights(
        new NetworkSpec(INPUT, List.of(spec)),
        List.of(new EncoderWeights(gru, null, null, embedding, List.of())));
  }

  private StepBatch batch(int rows) {
    SplittableRandom random = new SplittableRandom(seed + rows);
    StepBatch batch = new StepBatch(rows, INPUT, HIDDEN);
    batch.rows = rows;
    System.arraycopy(draw(random, batch.x.length), 0, batch.x, 0, batch.x.length);
    System.arraycopy(draw(random, batch.h.length), 0, batch.h, 0, batch.h.length);
    return batch;
  }

  private static float[] draw(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (random.nextDouble() - 0.5) * 0.125f;
    }
    return values;
  }
}
