package io.riverprint.local.bench;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.job.Environments;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.job.JobSettings;
import io.riverprint.job.ProfileJob;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.metric.LiveMetrics;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.registry.FolderRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.kafka.clients.admin.NewTopic;

/** One job on topics of its own, from its start to its end. */
final class BenchRun implements AutoCloseable {
  private static final Duration CHECKPOINTS = Duration.ofSeconds(30);
  private static final Duration MAX_DELAY = Duration.ofMillis(5);

  /** In what the runs of one bench differ. */
  record Shape(BackendName backend, int maxBatch) {}

  final String eventsTopic;
  final String profilesTopic;
  final LiveMetrics metrics;
  private final JobClient client;

  private BenchRun(String name, LiveMetrics metrics, JobClient client) {
    this.eventsTopic = eventsTopic(name);
    this.profilesTopic = profilesTopic(name);
    this.metrics = metrics;
    this.client = client;
  }

  static BenchRun start(
      String name, String bootstrap, Path folder, JobBenchSettings bench, Shape shape)
      throws Exception {
    LocalTopics.create(
        bootstrap,
        List.of(
            topic(eventsTopic(name), bench.parallelism()),
            topic(profilesTopic(name), bench.parallelism())));
    Configuration given = configuration(name, bootstrap, folder, bench, shape);
    JobSettings settings = JobSettings.of(given);
    Configuration flink = Environments.of(given, settings);
    LiveMetrics metrics = LiveMetrics.addTo(flink);
    return new BenchRun(
        name, metrics, ProfileJob.environment(flink, settings).executeAsync("bench " + name));
  }

  /** Announces a release that serves from the beginning, from a folder of models. */
  static void announce(String bootstrap, Path models, ModelBundle bundle) throws Exception {
    ModelRelease release =
        new FolderRegistry(models).publish(bundle).effectiveFrom(ModelRelease.FROM_THE_BEGINNING);
    try (KafkaAnnouncer announcer =
        new KafkaAnnouncer(
            Map.of("bootstrap.servers", bootstrap), Topics.RELEASES, new ReleaseCodec()::write)) {
      announcer.announce(release);
    }
  }

  /** Events stepped so far. */
  long stepped() {
    return metrics.sum(JobMetrics.STEPPED);
  }

  @Override
  public void close() throws Exception {
    client.cancel().get(30, TimeUnit.SECONDS);
    metrics.close();
  }

  private static Configuration configuration(
      String name, String bootstrap, Path folder, JobBenchSettings bench, Shape shape) {
    Configuration given = new Configuration();
    given.set(JobOptions.BOOTSTRAP, bootstrap);
    given.set(JobOptions.EVENTS_TOPIC, eventsTopic(name));
    given.set(JobOptions.PROFILES_TOPIC, profilesTopic(name));
    given.set(JobOptions.EVENTS_GROUP, name);
    given.set(JobOptions.MAX_DELAY, MAX_DELAY);
    given.set(JobOptions.MAX_BATCH, shape.maxBatch());
    given.set(JobOptions.EMIT_INTERVAL, bench.emitInterval());
    given.set(JobOptions.BACKEND, shape.backend());
    given.set(
        JobOptions.CACHE_USERS,
        Math.max(1, (int) (bench.users() * bench.cacheShare() / bench.parallelism())));
    given.set(CoreOptions.DEFAULT_PARALLELISM, bench.parallelism());
    given.set(CoreOptions.TMP_DIRS, folder.toString());
    given.set(PipelineOptions.AUTO_WATERMARK_INTERVAL, bench.watermarks());
    given.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1024));
    given.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        folder.resolve("checkpoints").toUri().toString());
    given.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, CHECKPOINTS);
    given.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
    return given;
  }

  private static NewTopic topic(String name, int partitions) {
    return new NewTopic(name, partitions, (short) 1).configs(Map.of("retention.ms", "-1"));
  }

  private static String eventsTopic(String name) {
    return Topics.EVENTS + "." + name;
  }

  private static String profilesTopic(String name) {
    return Topics.PROFILES + "." + name;
  }
}
