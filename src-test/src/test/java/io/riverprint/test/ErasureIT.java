package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.job.JobOptions;
import io.riverprint.job.WatchOptions;
import io.riverprint.job.metric.JobMetrics;
import io.riverprint.job.state.StateFiles;
import io.riverprint.local.cli.Commands;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.EventType;
import io.riverprint.schema.UserProfile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.CoreOptions;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.AlterConfigOp.OpType;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A user with an id, a SKU and a URL that nobody else has is erased by the command, while the job
 * runs. Before it these texts are in the checkpoint's files, in RocksDB's own and in those of the
 * profile topic; afterwards, once the files were merged and the topic compacted, in none.
 */
final class ErasureIT {
  private static final ShopStream STREAM = ShopStream.of(9_000, 150, 53);
  private static final String CANARY = "canary-4f2a9c";
  private static final String SKU = "sku-of-" + CANARY;
  private static final String URL = "/url-of-" + CANARY;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @TempDir private Path folder;
  private LocalKafka kafka;
  private Cluster cluster;
  private LiveCase live;
  private RunningJob job;
  private double sent;
  private int hours;

  @BeforeEach
  void start() throws Exception {
    kafka = LocalKafka.in(Files.createDirectory(folder.resolve("kafka")));
    cluster = Cluster.start(Files.createDirectory(folder.resolve("flink")), 2);
    Path models = Files.createDirectory(folder.resolve("models"));
    live =
        new LiveCase(
            "erasure",
            kafka.bootstrap(),
            cluster,
            TwoReleases.write(models, STREAM.middleMillis()));
    live.set(JobOptions.BACKEND, JobOptions.BackendName.HEAP);
    live.set(JobOptions.CACHE_USERS, 20);
    live.set(StateFiles.REWRITE_AFTER, Duration.ofSeconds(1));
    live.set(WatchOptions.USER_SHARE, 1.0);
    live.set(CoreOptions.DEFAULT_PARALLELISM, 2);
    live.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofHours(1));
    // Every partition has events: time goes on without none of them, however slowly one is read.
    live.set(JobOptions.IDLE_AFTER, Duration.ofHours(1));
    compactOften();
    job = live.startServing(2);
  }

  @AfterEach
  void stop() throws Exception {
    live.shopkeeper().close();
    cluster.close();
    kafka.close();
  }

  @Test
  void ofAnErasedUserNothingIsLeftInStateFilesNorOnTheTopic() throws Exception {
    List<BehaviorEvent> past = STREAM.part(0, 0.2);
    long firstMillis = past.get(past.size() / 2).atMillis();
    long newestMillis = newest(past);
    send(0.1);
    live.shopkeeper().send(List.of(visit(firstMillis), visit(firstMillis + 1_000)));
    send(0.2);
    awaitCanaryProfile();
    live.shopkeeper().send(List.of(buy(newestMillis)));
    awaitWaiting();
    job.completeCheckpoint();
    assertThat(FilesWith.text(checkpoints(), CANARY)).hasSizeGreaterThan(0);
    assertThat(FilesWith.text(checkpoints(), SKU)).hasSizeGreaterThan(0);
    assertThat(rocksFilesWith(CANARY)).hasSizeGreaterThan(0);
    assertThat(profileFilesWith(CANARY)).hasSizeGreaterThan(0);

    assertThat(erase(newestMillis)).isZero();
    live.shopkeeper().send(List.of(visit(firstMillis + 2_000)));

    goOnUntil(() -> "dropped of two events: " + erased(), () -> erased() >= 2);
    goOnUntilClean("checkpoints", () -> FilesWith.text(checkpoints(), CANARY));
    goOnUntilClean("RocksDB's files", () -> rocksFilesWith(CANARY));
    goOnUntilClean("the profile topic", () -> profileFilesWith(CANARY));
    assertThat(FilesWith.text(checkpoints(), CANARY)).isEmpty();
    assertThat(FilesWith.text(checkpoints(), SKU)).isEmpty();
    assertThat(erased()).isEqualTo(2);
    assertThat(
            TopicReader.readAll(kafka.bootstrap(), live.topics().late(), Isolation.READ_COMMITTED))
        .isEmpty();
    assertThat(receipts()).hasSize(1).allSatisfy(one -> assertThat(one).doesNotContain(CANARY));
  }

  private void goOnUntilClean(String where, Supplier<List<Path>> files) throws Exception {
    List<Path> left = new ArrayList<>();
    goOnUntil(
        () -> where + " still hold it: " + left,
        () -> {
          left.clear();
          left.addAll(files.get());
          return left.isEmpty();
        });
  }

  /** Others go on buying, and checkpoints are taken, until it holds. */
  private void goOnUntil(Supplier<String> found, BooleanSupplier holds) throws Exception {
    long from = System.nanoTime();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime() - from).as(found).isLessThan(PATIENCE.toNanos());
      live.shopkeeper().send(others());
      job.completeCheckpoint();
    }
  }

  /** Without end, as RocksDB looks at its files only when it has written: time goes on an hour. */
  private List<BehaviorEvent> others() {
    long fromMillis = newest(STREAM.arriving()) + 3_600_000L * ++hours;
    return IntStream.range(0, 20)
        .mapToObj(
            i ->
                new BehaviorEvent(
                    "other-" + (hours * 7 + i) % 100,
                    null,
                    fromMillis + i,
                    EventType.PRODUCT_BUY,
                    "102",
                    null,
                    null,
                    null,
                    5))
        .toList();
  }

  private int erase(long untilMillis) {
    return Commands.run(
        "erase",
        "--bootstrap",
        kafka.bootstrap(),
        "--user",
        CANARY,
        "--until",
        Instant.ofEpochMilli(untilMillis).toString(),
        "--wait",
        "5m",
        "--topic",
        live.topics().erasures(),
        "--receipts-topic",
        live.topics().erasureReceipts());
  }

  private long erased() {
    return cluster.metrics().sum(JobMetrics.ERASED);
  }

  private List<String> receipts() {
    return TopicReader.readAll(
            kafka.bootstrap(), live.topics().erasureReceipts(), Isolation.READ_COMMITTED)
        .stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }

  private void send(double share) {
    live.shopkeeper().send(STREAM.part(sent, share));
    sent = share;
  }

  private void awaitCanaryProfile() {
    try (Watch<UserProfile> profiles = live.profiles(job, Isolation.READ_UNCOMMITTED)) {
      profiles.until(
          "profiles of the canary",
          () -> profiles.seen().stream().anyMatch(profile -> profile.userId().equals(CANARY)));
    }
  }

  /** Until the purchase is in the job, where it waits for the watermark. */
  private void awaitWaiting() {
    long all = STREAM.part(0, sent).size() + 3L;
    try (Watch<UserProfile> profiles = live.profiles(job, Isolation.READ_UNCOMMITTED)) {
      profiles.until("all events in", () -> cluster.metrics().sum(JobMetrics.EVENTS_IN) >= all);
    }
  }

  private Path checkpoints() {
    return cluster.folder().resolve("checkpoints");
  }

  private List<Path> rocksFilesWith(String text) {
    return FilesWith.text(cluster.folder(), text).stream()
        .filter(file -> !file.startsWith(checkpoints()))
        .toList();
  }

  private List<Path> profileFilesWith(String text) {
    return FilesWith.text(folder.resolve("kafka"), text).stream()
        .filter(file -> file.toString().contains(live.topics().profiles()))
        .toList();
  }

  /** Once it would be a day, by what {@code k8s/topics} says. */
  private void compactOften() throws Exception {
    Map<ConfigResource, java.util.Collection<AlterConfigOp>> settings =
        Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, live.topics().profiles()),
            settings(
                Map.of(
                    "cleanup.policy", "compact",
                    "segment.ms", "500",
                    "max.compaction.lag.ms", "500",
                    "delete.retention.ms", "100",
                    "file.delete.delay.ms", "100",
                    "min.cleanable.dirty.ratio", "0.001")),
            new ConfigResource(ConfigResource.Type.BROKER, ""),
            settings(Map.of("log.cleaner.backoff.ms", "200")));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrap()))) {
      admin.incrementalAlterConfigs(settings).all().get();
    }
  }

  private static List<AlterConfigOp> settings(Map<String, String> all) {
    List<AlterConfigOp> changes = new ArrayList<>();
    all.forEach(
        (name, value) -> changes.add(new AlterConfigOp(new ConfigEntry(name, value), OpType.SET)));
    return changes;
  }

  private static long newest(List<BehaviorEvent> events) {
    return events.stream().mapToLong(BehaviorEvent::atMillis).max().orElseThrow();
  }

  private static BehaviorEvent visit(long atMillis) {
    return new BehaviorEvent(
        CANARY, null, atMillis, EventType.PAGE_VISIT, null, URL, null, null, Float.NaN);
  }

  private static BehaviorEvent buy(long atMillis) {
    return new BehaviorEvent(
        CANARY, null, atMillis, EventType.PRODUCT_BUY, SKU, null, null, null, 5);
  }
}
