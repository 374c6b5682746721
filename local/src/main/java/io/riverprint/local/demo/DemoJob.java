package io.riverprint.local.demo;

import io.riverprint.job.Environments;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobSettings;
import io.riverprint.job.ProfileJob;
import io.riverprint.job.WatchOptions;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.metric.LiveMetrics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.prometheus.PrometheusReporterFactory;

/** The job as it runs for real, in a MiniCluster of this JVM. */
final class DemoJob implements AutoCloseable {

  private static final Duration GOODBYE = Duration.ofSeconds(10);
  private static final Duration DRAIN = Duration.ofMinutes(2);
  private static final long GLANCE_NANOS = 20_000_000;
  private static final String PROMETHEUS = "metrics.reporter.prom.";

  private final Path folder;
  private final LiveMetrics metrics;
  private final JobClient client;
  private final CompletableFuture<JobExecutionResult> result;

  private DemoJob(Path folder, LiveMetrics metrics, JobClient client) {
    this.folder = folder;
    this.metrics = metrics;
    this.client = client;
    this.result = client.getJobExecutionResult();
  }

  /**
   * Starts the job on a broker's topics.
   *
   * @param folder for checkpoints and for RocksDB's files
   * @param demo what is to be shown: mapping of JSON events, parallelism, port of the metrics
   */
  static DemoJob start(String bootstrap, Path folder, DemoSettings demo) throws Exception {
    Configuration given = configuration(folder, demo.parallelism());
    given.set(JobOptions.BOOTSTRAP, bootstrap);
    if (demo.mapping() != null) {
      given.set(JobOptions.MAPPING, demo.mapping().toString());
    }
    if (demo.metricsPort() != null) {
      given.setString(PROMETHEUS + "factory.class", PrometheusReporterFactory.class.getName());
      given.setString(PROMETHEUS + "port", demo.metricsPort().toString());
    }
    JobSettings settings = JobSettings.of(given);
    Configuration flink = Environments.of(given, settings);
    LiveMetrics metrics = LiveMetrics.addTo(flink);
    return new DemoJob(
        folder, metrics, ProfileJob.environment(flink, settings).executeAsync("Riverprint demo"));
  }

  private static Configuration configuration(Path folder, int parallelism) {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
    flink.set(CoreOptions.TMP_DIRS, folder.toString());
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    flink.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(5));
    // A small shop: everybody is watched, so that the job finds soon what there is to find.
    flink.set(WatchOptions.USER_SHARE, 1.0);
    flink.set(WatchOptions.REPEAT_AFTER, Duration.ofDays(1));
    // A demo that fails must say so; a restart would count its events again.
    flink.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return flink;
  }

  /** What is done by now. */
  Snapshot snapshot(Feeder feeder) {
    return new Snapshot(
        feeder.fed(),
        metrics.sum(JobMetrics.EVENTS_IN),
        metrics.sum(JobMetrics.STEPPED),
        metrics.sum(JobMetrics.LATE),
        metrics.sum(JobMetrics.DEAD),
        metrics.sum(JobMetrics.PROFILES),
        metrics.sum(JobMetrics.USERS_SEEN),
        feeder.newestMillis(),
        metrics.min(JobMetrics.STEPPED_UNTIL_MILLIS, Long.MAX_VALUE),
        metrics.mean(JobMetrics.BATCH_USERS),
        metrics.max(JobMetrics.RELEASE_VERSION, 0),
        metrics.sum(JobMetrics.ERASED));
  }

  /** Users whom the newest sweep has moved to the serving release. */
  long usersSwept() {
    return metrics.sum(JobMetrics.SWEEP_MOVED);
  }

  /** Users whom it has still to look at. */
  long usersToSweep() {
    return metrics.sum(JobMetrics.SWEEP_LEFT);
  }

  /** Waits until so many records have arrived in the job, as long as the condition holds. */
  void awaitTaken(long records, Pace pace, BooleanSupplier goOn) {
    while (metrics.sum(JobMetrics.EVENTS_IN) < records) {
      if (!goOn.getAsBoolean()) {
        return;
      }
      requireRunning();
      pace.sleepUntil(pace.nanos() + GLANCE_NANOS);
    }
  }

  /** Ends event time, so that everything is stepped, and the job after it, with a savepoint. */
  void drain() throws Exception {
    requireRunning();
    String savepoint = folder.resolve("savepoint").toUri().toString();
    try {
      String unused =
          within(client.stopWithSavepoint(true, savepoint, SavepointFormatType.CANONICAL), DRAIN);
      JobExecutionResult unusedResult = within(result, DRAIN);
    } catch (ExecutionException e) {
      requireRunning(); // the job's own failure says more than that of its savepoint
      throw e;
    }
  }

  @Override
  public void close() {
    if (!result.isDone()) {
      cancel();
    }
    metrics.close();
  }

  /**
   * Does nothing as long as the job runs.
   *
   * @throws IllegalStateException if it failed
   */
  void requireRunning() {
    if (result.isCompletedExceptionally()) {
      throw new IllegalStateException(
          "the job failed; its cause follows", result.handle((done, cause) -> cause).join());
    }
  }

  private void cancel() {
    try {
      Void unused = within(client.cancel(), GOODBYE);
      JobExecutionResult unusedResult = within(result, GOODBYE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException | IllegalStateException e) {
      // Cancelled, as was wanted, or ended by Flink's own shutdown hook, or hanging: the process
      // ends either way.
    }
  }

  private static <T> T within(CompletableFuture<T> future, Duration patience)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(patience.toMillis(), TimeUnit.MILLISECONDS);
  }
}
