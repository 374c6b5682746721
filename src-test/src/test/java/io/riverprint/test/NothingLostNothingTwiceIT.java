package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.job.Environments;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobSettings;
import io.riverprint.job.KafkaEnds;
import io.riverprint.job.ProfileTopology;
import io.riverprint.job.serve.BundleFacts;
import io.riverprint.job.serve.BundleModels;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.UserProfile;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A task manager is killed at a quarter, at half and at three quarters of the stream, each time
 * with profiles written since the last checkpoint; then a snapshot fails halfway. Checkpoints are
 * taken only when the test says so, so that there is something to lose and to repeat every time.
 */
final class NothingLostNothingTwiceIT {
  private static final ShopStream STREAM = ShopStream.of(4_000, 150, 47);
  private static final int SUBTASKS = 2;
  private static final int FAILURES = 4;
  private static final double BETWEEN = 0.125;

  @TempDir private Path folder;
  private LocalKafka kafka;
  private Cluster cluster;
  private TwoReleases releases;
  private Map<String, List<UserProfile>> expected = Map.of();

  @BeforeEach
  void start() throws Exception {
    kafka = LocalKafka.temporary();
    cluster = Cluster.start(folder, SUBTASKS);
    releases = TwoReleases.write(folder, STREAM.middleMillis());
  }

  @AfterEach
  void stop() throws Exception {
    cluster.close();
    kafka.close();
  }

  @Test
  void aCommittedReaderSeesEveryProfileOnceAndInOrder() throws Exception {
    LiveCase live = live(DeliveryGuarantee.EXACTLY_ONCE);
    live.set(JobOptions.TRANSACTION_PREFIX, "nothing-lost");
    List<UserProfile> written = throughFailures(live);
    assertThat(byUser(live.allProfiles(Isolation.READ_COMMITTED))).isEqualTo(expected);
    assertThat(written).hasSizeGreaterThan(Oracle.count(expected));
  }

  @Test
  void withoutTransactionsProfilesAreRepeatedAsTheyWere() throws Exception {
    LiveCase live = live(DeliveryGuarantee.AT_LEAST_ONCE);
    List<UserProfile> written = throughFailures(live);
    assertThat(written).hasSizeGreaterThan(Oracle.count(expected));
    assertThat(withoutRepetitions(written)).isEqualTo(expected);
  }

  private LiveCase live(DeliveryGuarantee guarantee) {
    LiveCase live =
        new LiveCase("failures-" + guarantee.name(), kafka.bootstrap(), cluster, releases);
    live.set(JobOptions.BACKEND, JobOptions.BackendName.HEAP);
    live.set(JobOptions.GUARANTEE, guarantee);
    live.set(JobOptions.MAX_BATCH, 16);
    live.set(JobOptions.CACHE_USERS, 20);
    live.set(CoreOptions.DEFAULT_PARALLELISM, SUBTASKS);
    live.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
    live.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    live.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, FAILURES + 2);
    live.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    return live;
  }

  /** Runs the job through all failures; everything it wrote, aborted or not. */
  private List<UserProfile> throughFailures(LiveCase live) throws Exception {
    expected =
        Oracle.profiles(
            STREAM.inOrder(),
            releases.reigns(live.settings().serving().steps()),
            STREAM.endMillis());
    RunningJob job = live.startServing(SUBTASKS, () -> environment(live.configuration()));
    Progress progress = new Progress(live, job);
    progress.until(0.25);
    cluster.killTaskManager(0);
    progress.until(0.5);
    cluster.killTaskManager(1);
    progress.until(0.75);
    cluster.killTaskManager(2);
    progress.until(1);
    failASnapshot(job);
    List<UserProfile> written = progress.end();
    assertThat(job.restarts()).isEqualTo(FAILURES);
    return written;
  }

  private static void failASnapshot(RunningJob job) throws Exception {
    CountDownLatch failed = FaultySource.failNextSnapshot();
    job.triggerCheckpoint();
    assertThat(failed.await(30, TimeUnit.SECONDS)).isTrue();
  }

  private static StreamExecutionEnvironment environment(Configuration given) {
    JobSettings settings = JobSettings.of(given);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.of(given, settings));
    ProfileTopology.Inputs kafka = KafkaEnds.inputs(settings);
    BundleModels models = new BundleModels(HeapBackend::new, settings.serving());
    new ProfileTopology(settings.serving(), models, settings.watch(), new BundleFacts())
        .build(
            env,
            new ProfileTopology.Inputs(
                new FaultySource<>(kafka.events()),
                kafka.eventTime(),
                kafka.releases(),
                kafka.erasures()),
            KafkaEnds.outputs(settings));
    return env;
  }

  private static Map<String, List<UserProfile>> byUser(List<UserProfile> profiles) {
    Map<String, List<UserProfile>> byUser = new TreeMap<>();
    profiles.forEach(profile -> Oracle.put(byUser, profile));
    return byUser;
  }

  /** By user; a profile that comes again must be the very same. */
  private static Map<String, List<UserProfile>> withoutRepetitions(List<UserProfile> written) {
    Map<String, UserProfile> first = new HashMap<>();
    Map<String, List<UserProfile>> byUser = new TreeMap<>();
    for (UserProfile profile : written) {
      UserProfile before = first.putIfAbsent(profile.userId() + "/" + profile.sequence(), profile);
      if (before == null) {
        Oracle.put(byUser, profile);
      } else {
        assertThat(profile).isEqualTo(before);
      }
    }
    return byUser;
  }

  /** The stream sent piece by piece, with a checkpoint in each piece and work done after it. */
  private final class Progress {
    private final LiveCase live;
    private final RunningJob job;
    private final Watch<UserProfile> written;
    private double sent;

    Progress(LiveCase live, RunningJob job) {
      this.live = live;
      this.job = job;
      this.written = live.profiles(job, Isolation.READ_UNCOMMITTED);
    }

    void until(double share) throws Exception {
      send(share - BETWEEN);
      job.completeCheckpoint();
      send(share);
    }

    /** Ends the stream and the job. */
    List<UserProfile> end() throws Exception {
      live.shopkeeper().end(STREAM);
      awaitDifferent(Oracle.count(expected));
      String unused = job.stop(false);
      written.toEnd();
      written.close();
      live.shopkeeper().close();
      return written.seen();
    }

    private void send(double share) {
      live.shopkeeper().send(STREAM.part(sent, share));
      sent = share;
      awaitDifferent((int) (0.9 * Expected.before(expected, STREAM, share)));
    }

    private void awaitDifferent(int count) {
      written.until(count + " different profiles", () -> different() >= count);
    }

    private long different() {
      return written.seen().stream()
          .map(profile -> profile.userId() + "/" + profile.sequence())
          .distinct()
          .count();
    }
  }
}
