package io.riverprint.local.bench;

import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.bench.BenchRun.Shape;
import io.riverprint.local.kafka.Folders;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The whole job with a release that serves, and no events: what a figure is taken beside. */
final class IdleJob implements AutoCloseable {
  private static final int PARALLELISM = 2;
  private static final long PATIENCE_NANOS = Duration.ofMinutes(2).toNanos();

  private final Path folder;
  private final BenchRun run;

  private IdleJob(Path folder, BenchRun run) {
    this.folder = folder;
    this.run = run;
  }

  /** Starts it on topics of its own, and waits until its release serves. */
  static IdleJob start(String bootstrap) throws Exception {
    Path folder = Files.createTempDirectory("riverprint-idle");
    announce(bootstrap, folder);
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

  private static void announce(String bootstrap, Path folder) throws Exception {
    ModelBundle bundle = BenchModel.make(1, 1);
    Path place = folder.resolve("release-1");
    String digest = BundleWriter.write(bundle, place);
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(
            Map.of("bootstrap.servers", bootstrap), Topics.RELEASES, new ReleaseCodec()::write)) {
      announcer.announce(
          new ModelRelease(
              1,
              place.toUri().toString(),
              digest,
              ModelRelease.FROM_THE_BEGINNING,
              bundle.manifest().space()));
    }
  }

  private void await() {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (run.metrics.sum(JobMetrics.RELEASES_ACTIVATED) < PARALLELISM) {
      if (System.nanoTime() > until) {
        throw new IllegalStateException(
            "bench: the idle job has no release after 2 minutes, needs one; is the machine busy?");
      }
      LockSupport.parkNanos(20_000_000);
    }
  }
}
