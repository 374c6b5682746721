package io.riverprint.local.bench;

import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.bench.BenchRun.Shape;
import io.riverprint.local.kafka.Folders;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The whole job with its broker and its load in one box: how fast, how late, how large. */
public final class JobBench {
  private static final int BATCH = 512;
  private static final long SEED = 17;
  private static final Duration LONGEST_WARM_UP = Duration.ofMinutes(4);

  private final JobBenchSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;
  private final Map<String, Object> figures = new LinkedHashMap<>();

  public JobBench(JobBenchSettings settings, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /** Flat figures by camelCase name. */
  public Map<String, Object> measure() throws Exception {
    Path folder = Files.createTempDirectory("riverprint-bench");
    try (LocalKafka kafka = LocalKafka.in(folder.resolve("kafka"))) {
      LocalTopics.create(kafka.bootstrap(), settings.parallelism());
      BenchRun.announce(kafka.bootstrap(), folder.resolve("models"), BenchModel.make(SEED));
      describe();
      double full = full(kafka.bootstrap(), folder);
      if (settings.compare()) {
        compare(full, kafka.bootstrap(), folder);
      }
      return figures;
    } finally {
      Folders.delete(folder);
    }
  }

  private void compare(double full, String bootstrap, Path folder) throws Exception {
    double one = only("BatchOne", bootstrap, folder, new Shape(settings.backend(), 1));
    double torch = only("Torch", bootstrap, folder, new Shape(BackendName.TORCH, BATCH));
    double torchOne = only("TorchBatchOne", bootstrap, folder, new Shape(BackendName.TORCH, 1));
    figures.put("factorOverBatchOne", full / one);
    figures.put("torchFactorOverBatchOne", torch / torchOne);
    figures.put("factorOverTorchBatchOne", full / torchOne);
  }

  private void describe() {
    figures.put("users", settings.users());
    figures.put("cacheUsers", (long) (settings.users() * settings.cacheShare()));
    figures.put("backend", settings.backend().name());
    figures.put("emitIntervalMillis", settings.emitInterval().toMillis());
    figures.put("watermarkIntervalMillis", settings.watermarks().toMillis());
    figures.put("windowSeconds", settings.window().toSeconds());
  }

  private double full(String bootstrap, Path folder) throws Exception {
    Shape shape = new Shape(settings.backend(), BATCH);
    try (BenchRun run =
            BenchRun.start("full", bootstrap, runFolder(folder, "full"), settings, shape);
        LoadGenerator load = load(bootstrap, run)) {
      double perSecond = maximum(run);
      latency(bootstrap, run, load, perSecond / 2);
      long states = run.metrics.sum(JobMetrics.STATES_WRITTEN);
      figures.put(
          "stateBytesPerUser",
          (double) run.metrics.sum(JobMetrics.STATE_BYTES_WRITTEN) / Math.max(1, states));
      figures.put("usersSeen", run.metrics.sum(JobMetrics.USERS_SEEN));
      return perSecond;
    }
  }

  /** The maximum rate of another run: same users, same load, same cache. */
  private double only(String name, String bootstrap, Path folder, Shape shape) throws Exception {
    try (BenchRun run = BenchRun.start(name, bootstrap, runFolder(folder, name), settings, shape);
        LoadGenerator load = load(bootstrap, run)) {
      progress.accept("maximum rate, " + shape);
      window();
      double perSecond = measured(run);
      figures.put("eventsPerSecond" + name, perSecond);
      return perSecond;
    }
  }

  private double maximum(BenchRun run) throws Exception {
    progress.accept("warm-up, until the compilers rest");
    Duration warmUp = new Compiling(Duration.ofSeconds(10), LONGEST_WARM_UP).awaitSettled();
    figures.put("warmUpSeconds", warmUp.toSeconds());
    progress.accept("maximum rate");
    long profiles = run.metrics.sum(JobMetrics.PROFILES);
    long hits = run.metrics.sum(JobMetrics.CACHE_HITS);
    long misses = run.metrics.sum(JobMetrics.CACHE_MISSES);
    long bytes = TaskAllocation.bytes();
    long cpuNanos = ProcessTime.nanos();
    long stepped = run.stepped();
    double perSecond = measured(run);
    double events = run.stepped() - stepped;
    // Broker, generator, garbage collector and RocksDB's threads included. Two cores give a second
    // two million: a neighbour on the machine takes from the events a second, not from this.
    figures.put("cpuMicrosPerEvent", (ProcessTime.nanos() - cpuNanos) / 1e3 / events);
    hits = run.metrics.sum(JobMetrics.CACHE_HITS) - hits;
    misses = run.metrics.sum(JobMetrics.CACHE_MISSES) - misses;
    figures.put("eventsPerSecond", perSecond);
    progress.accept("%,.0f events a second; next".formatted(perSecond));
    figures.put("allocatedBytesPerEvent", (TaskAllocation.bytes() - bytes) / events);
    figures.put("profilesPerEvent", (run.metrics.sum(JobMetrics.PROFILES) - profiles) / events);
    figures.put("cacheHitShare", (double) hits / Math.max(1, hits + misses));
    figures.put("usersPerBatch", run.metrics.mean(JobMetrics.BATCH_USERS));
    return perSecond;
  }

  private void latency(String bootstrap, BenchRun run, LoadGenerator load, double perSecond)
      throws Exception {
    progress.accept("latency at half of it");
    load.pace(perSecond);
    try (ProfileLatency latency = new ProfileLatency(bootstrap, run.profilesTopic, clock)) {
      window();
      latency.count();
      figures.put("latencyAtEventsPerSecond", measured(run));
      int[] millis = latency.end(0.5, 0.99);
      figures.put("p50Millis", millis[0]);
      figures.put("p99Millis", millis[1]);
    }
  }

  private double measured(BenchRun run) throws InterruptedException {
    long before = run.stepped();
    long start = System.nanoTime();
    window();
    return (run.stepped() - before) * 1e9 / (System.nanoTime() - start);
  }

  private void window() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(settings.window().toMillis());
  }

  private LoadGenerator load(String bootstrap, BenchRun run) {
    return new LoadGenerator(
        bootstrap, run.eventsTopic, new BenchEvents(settings.users(), SEED), run::stepped, clock);
  }

  private static Path runFolder(Path folder, String name) throws Exception {
    return Files.createDirectories(folder.resolve(name));
  }
}
