package io.riverprint.test;

import io.riverprint.job.JobOptions;
import io.riverprint.job.JobSettings;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import io.riverprint.schema.wire.ReceiptCodec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One run of the job over a stream, on topics of its own. */
final class LiveCase {
  private final String bootstrap;
  private final CaseTopics topics;
  private final Cluster cluster;
  private final TwoReleases releases;
  private final Shopkeeper shopkeeper;
  private final Configuration given = new Configuration();

  LiveCase(String name, String bootstrap, Cluster cluster, TwoReleases releases) {
    this.bootstrap = bootstrap;
    this.topics = new CaseTopics(name);
    this.cluster = cluster;
    this.releases = releases;
    topics.create(bootstrap);
    this.shopkeeper = new Shopkeeper(bootstrap, topics);
    set(JobOptions.BOOTSTRAP, bootstrap);
    topics.into(given);
    set(JobOptions.MAX_DELAY, ShopStream.MAX_DELAY);
    set(JobOptions.SWEEP_RATE, 0);
    set(JobOptions.EMBEDDING, EmbeddingFormat.FLOAT32);
    set(PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(20));
    set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(200));
    set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        cluster.folder().resolve("checkpoints").toUri().toString());
    set(RestartStrategyOptions.RESTART_STRATEGY, "none");
  }

  <T> void set(ConfigOption<T> option, T value) {
    given.set(option, value);
  }

  JobSettings settings() {
    return JobSettings.of(given);
  }

  Configuration configuration() {
    return given;
  }

  CaseTopics topics() {
    return topics;
  }

  Shopkeeper shopkeeper() {
    return shopkeeper;
  }

  RunningJob start() throws Exception {
    return RunningJob.start(cluster, RunningJob.environment(given));
  }

  /** Starts the job; returns when every subtask has the second release ready for its time. */
  RunningJob startServing(int parallelism) throws Exception {
    return startServing(parallelism, () -> RunningJob.environment(given));
  }

  /** The same with a graph of the test's own. */
  RunningJob startServing(int parallelism, Supplier<StreamExecutionEnvironment> graph)
      throws Exception {
    shopkeeper.announce(releases.first());
    shopkeeper.announce(releases.second());
    RunningJob job = RunningJob.start(cluster, graph.get());
    try (Watch<ReleaseReceipt> receipts =
        new Watch<>(
            bootstrap,
            topics.receipts(),
            Isolation.READ_UNCOMMITTED,
            new ReceiptCodec()::read,
            job)) {
      receipts.until(
          "the second release in " + parallelism + " subtasks",
          () -> receipts.seen().stream().filter(LiveCase::isSecondLoaded).count() >= parallelism);
    }
    return job;
  }

  /** Waits until the topic holds so many profiles. */
  void awaitProfiles(RunningJob job, int count) throws Exception {
    try (Watch<UserProfile> profiles = profiles(job, Isolation.READ_COMMITTED)) {
      profiles.until(count + " profiles", () -> profiles.seen().size() >= count);
    }
  }

  /** Ends the stream and the job; every profile there is, by user, in the topic's order. */
  Map<String, List<UserProfile>> ended(RunningJob job, ShopStream stream, int expected)
      throws Exception {
    shopkeeper.end(stream);
    try (Watch<UserProfile> profiles = profiles(job, Isolation.READ_COMMITTED)) {
      profiles.until(expected + " profiles", () -> profiles.seen().size() >= expected);
      String unused = job.stop(false);
      profiles.toEnd();
      Map<String, List<UserProfile>> byUser = new TreeMap<>();
      profiles.seen().forEach(profile -> Oracle.put(byUser, profile));
      return byUser;
    } finally {
      shopkeeper.close();
    }
  }

  /** What the topic holds. */
  List<UserProfile> allProfiles(Isolation isolation) {
    ProfileCodec codec = new ProfileCodec(EmbeddingFormat.FLOAT32);
    return TopicReader.readAll(bootstrap, topics.profiles(), isolation).stream()
        .map(record -> codec.read(record.value()))
        .toList();
  }

  /** Waits until the job has taken so many records, then ends event time and the job. */
  void drain(RunningJob job, long records) throws Exception {
    try (Watch<UserProfile> profiles = profiles(job, Isolation.READ_UNCOMMITTED)) {
      profiles.until(
          records + " events in", () -> cluster.metrics().sum(JobMetrics.EVENTS_IN) >= records);
    }
    String unused = job.stop(true);
    shopkeeper.close();
  }

  Watch<UserProfile> profiles(RunningJob job, Isolation isolation) {
    return new Watch<>(
        bootstrap,
        topics.profiles(),
        isolation,
        new ProfileCodec(EmbeddingFormat.FLOAT32)::read,
        job);
  }

  private static boolean isSecondLoaded(ReleaseReceipt receipt) {
    return receipt.version() == 2 && receipt.outcome() == ReleaseReceipt.Outcome.LOADED;
  }
}
