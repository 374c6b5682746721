package io.riverprint.local.bench;

import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.bench.BenchRun.Shape;
import io.riverprint.local.kafka.Folders;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The whole job with a release that serves, and no events: what a figure is taken beside. */
final class IdleJob implements AutoCloseable {
  private static final int PARALLELISM = 2;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Path folder;
  private final BenchRun run;

  private IdleJob(Path folder, BenchRun run) {
    this.folder = folder;
    this.run = run;
  }

  /** Starts it on topics of its own, and waits until its release serves. */
  static IdleJob start(String bootstrap) throws Exception {
    Path folder = Files.createTempDirectory("riverprint-idle");
    BenchRun.announce(bootstrap, folder.resolve("models"), BenchModel.make(1));
    JobBenchSettings settings =
        new JobBenchSettings(
            1_000,
            1,
            PARALLELISM,
            Duration.ofSeconds(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(1),
            BackendName.AUTO,
            false);
    Shape shape = new Shape(BackendName.AUTO, 512);
    IdleJob job = new IdleJob(folder, BenchRun.start("idle", bootstrap, folder, settings, shape));
    try {
      job.await();
      return job;
    } catch (RuntimeException e) {
      job.close();
      throw e;
    }
  }

  @Override
  public void close() throws Exception {
    try {
      run.close();
    } finally {
      Folders.delete(folder);
    }
  }

  private void await() {
    Waiting.until(
        () -> run.metrics.sum(JobMetrics.RELEASES_ACTIVATED) >= PARALLELISM,
        PATIENCE,
        () ->
            "bench: the idle job has no release after %d s, needs one; is the machine busy?"
                .formatted(PATIENCE.toSeconds()));
  }
}
