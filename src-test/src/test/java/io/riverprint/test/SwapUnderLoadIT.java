package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.user.UserEvent;
import io.riverprint.job.Environments;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobSettings;
import io.riverprint.job.KafkaEnds;
import io.riverprint.job.ProfileTopology;
import io.riverprint.job.serve.BundleFacts;
import io.riverprint.job.serve.BundleModels;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ReceiptCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Releases in quick succession, with the sweep at work and a task manager killed between two of
 * them: what a committed reader sees is what one thread would have made, and no model stays open.
 */
final class SwapUnderLoadIT {
  private static final ShopStream STREAM = ShopStream.of(5_000, 150, 5);
  private static final int RELEASES = 20;
  private static final int PARALLELISM = 2;

  @TempDir private static Path folder;
  private static LocalKafka kafka;
  private static Cluster cluster;

  /** Task managers killed so far: each in turn, the oldest first. */
  private static int killed;

  @BeforeAll
  static void start() throws Exception {
    kafka = LocalKafka.temporary();
    cluster = Cluster.start(folder, PARALLELISM);
  }

  @AfterAll
  static void stop() throws Exception {
    cluster.close();
    kafka.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"heap", "torch"})
  void everyProfileIsOfOneReleaseAndTheChangeIsAtOneInstant(String backend) throws Exception {
    LiveCase live = live(backend);
    for (int version = 1; version <= RELEASES; version++) {
      live.shopkeeper().announce(release(backend, version));
    }
    RunningJob job =
        RunningJob.start(cluster, environment(live.configuration(), new CountedBackends(backend)));
    await(live, job, 2, Outcome.LOADED);
    live.shopkeeper().send(STREAM.part(0, 0.4));
    await(live, job, 5, Outcome.ACTIVATED);
    job.completeCheckpoint();
    live.shopkeeper().send(STREAM.part(0.4, 0.6));
    // Aborted transactions count too: this is before the next checkpoint, in the midst of swaps.
    await(live, job, 9, Outcome.ACTIVATED);
    cluster.killTaskManager(killed++);
    live.shopkeeper().send(STREAM.part(0.6, 1));
    live.shopkeeper().end(STREAM);
    await(live, job, RELEASES, Outcome.ACTIVATED);

    Map<String, List<UserProfile>> expected =
        Reigns.replayed(
            kafka.bootstrap(),
            live.topics(),
            "heap",
            live.settings().serving().steps(),
            STREAM.endMillis());
    Map<String, List<UserProfile>> sent = ended(live, job, expected);

    assertThat(job.restarts()).isEqualTo(1);
    Map<String, List<UserProfile>> ofEvents = withoutRevisions(sent);
    if (backend.equals("heap")) {
      assertThat(ofEvents).isEqualTo(expected);
    } else {
      Alike.assertAlike(ofEvents, expected);
    }
    assertThat(CountedBackends.opened()).isGreaterThan(PARALLELISM * RELEASES);
    assertThat(CountedBackends.open()).isZero();
  }

  /** Each newer one of the same number is of a later release, as of that release's time. */
  private static Map<String, List<UserProfile>> withoutRevisions(
      Map<String, List<UserProfile>> sent) {
    Map<String, List<UserProfile>> ofEvents = new TreeMap<>();
    int revisions = 0;
    for (List<UserProfile> profiles : sent.values()) {
      UserProfile before = null;
      for (UserProfile profile : profiles) {
        assertThat(before == null || profile.supersedes(before)).isTrue();
        if (before == null || profile.sequence() > before.sequence()) {
          Oracle.put(ofEvents, profile);
        } else {
          assertThat(profile.asOfMillis()).isEqualTo(fromMillis((int) profile.release()));
          revisions++;
        }
        before = profile;
      }
    }
    assertThat(revisions).isPositive();
    return ofEvents;
  }

  /** Of each user in order; a marker is not a customer. */
  private static Map<String, List<UserProfile>> ended(
      LiveCase live, RunningJob job, Map<String, List<UserProfile>> expected) throws Exception {
    int count = Oracle.count(expected);
    try (Watch<UserProfile> profiles = live.profiles(job, Isolation.READ_COMMITTED)) {
      Map<String, Long> newest = new HashMap<>();
      profiles.until(
          count + " profiles of events",
          () -> {
            profiles.seen().forEach(p -> newest.merge(p.userId(), p.sequence(), Math::max));
            return newest.values().stream().mapToLong(Long::longValue).sum() >= count;
          });
      String unused = job.stop(false);
      profiles.toEnd();
      Map<String, List<UserProfile>> byUser = new TreeMap<>();
      profiles.seen().forEach(profile -> Oracle.put(byUser, profile));
      return byUser;
    } finally {
      live.shopkeeper().close();
    }
  }

  private static LiveCase live(String backend) throws Exception {
    LiveCase live =
        new LiveCase(
            "swaps-" + backend,
            kafka.bootstrap(),
            cluster,
            TwoReleases.write(Files.createDirectory(folder.resolve("two-" + backend)), 0));
    live.set(JobOptions.GUARANTEE, DeliveryGuarantee.EXACTLY_ONCE);
    live.set(JobOptions.TRANSACTION_PREFIX, "swaps-" + backend);
    live.set(JobOptions.MAX_BATCH, 16);
    live.set(JobOptions.CACHE_USERS, 40);
    live.set(JobOptions.SWEEP_RATE, 2_000);
    live.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
    live.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(2));
    live.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    live.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 3);
    live.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
    return live;
  }

  private static StreamExecutionEnvironment environment(
      Configuration given, CountedBackends backends) {
    JobSettings settings = JobSettings.of(given);
    StreamExecutionEnvironment env =
        StreamExecutionEnvironment.getExecutionEnvironment(Environments.of(given, settings));
    BundleModels models = new BundleModels(backends, settings.serving());
    new ProfileTopology(settings.serving(), models, settings.watch(), new BundleFacts())
        .build(env, KafkaEnds.inputs(settings), KafkaEnds.outputs(settings));
    return env;
  }

  /** Kept outputs are rounded, and would differ by more than five digits show: heap only. */
  private static ModelRelease release(String backend, int version) throws Exception {
    return Reigns.written(
        version % 3 == 0 && backend.equals("heap")
            ? SmallBundles.hybrid(version, version)
            : SmallBundles.make(version, 9),
        folder.resolve(backend + "-" + version),
        version == 1 ? ModelRelease.FROM_THE_BEGINNING : fromMillis(version));
  }

  /** As many events between two releases as between any other two. */
  private static long fromMillis(int version) {
    List<UserEvent> events = STREAM.inOrder();
    return events.get((version - 1) * events.size() / RELEASES).atMillis() + 1;
  }

  private static void await(LiveCase live, RunningJob job, long version, Outcome outcome) {
    try (Watch<ReleaseReceipt> receipts =
        new Watch<>(
            kafka.bootstrap(),
            live.topics().receipts(),
            Isolation.READ_UNCOMMITTED,
            new ReceiptCodec()::read,
            job)) {
      receipts.until(
          version + " " + outcome,
          () ->
              receipts.seen().stream()
                  .anyMatch(r -> r.version() == version && r.outcome() == outcome));
    }
  }
}
