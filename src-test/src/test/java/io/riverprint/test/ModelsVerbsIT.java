package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ReleaseHistory;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.local.cli.Commands;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ReceiptCodec;
import io.riverprint.trainer.registry.FolderRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code riverprint models promote} and {@code rollback} beside a job that runs: it takes what they
 * announce, and the users' states are re-encoded, there and back.
 */
final class ModelsVerbsIT {
  private static final ShopStream STREAM = ShopStream.of(3_000, 120, 78);
  private static final int PARALLELISM = 2;

  @TempDir private Path folder = Path.of("");

  @Test
  void theJobTakesWhatIsPromotedAndWhatIsRolledBack() throws Exception {
    keep(1, 11);
    keep(2, 12);
    try (LocalKafka kafka = LocalKafka.temporary();
        Cluster cluster = Cluster.start(folder, PARALLELISM)) {
      LiveCase live = live(kafka.bootstrap(), cluster);

      Map<String, List<UserProfile>> sent = run(live, kafka.bootstrap());

      ReleaseHistory history = Reigns.history(kafka.bootstrap(), live.topics());
      assertThat(history.activated()).extracting(ModelRelease::version).containsExactly(1L, 2L, 3L);
      assertThat(releases(sent)).containsExactly(1L, 2L, 3L);
      assertThat(sent).isEqualTo(replayed(live, kafka.bootstrap()));
    }
    FolderRegistry registry = new FolderRegistry(models());
    assertThat(registry.manifest(registry.latest().orElseThrow()).restores()).isEqualTo(1);
  }

  private Map<String, List<UserProfile>> run(LiveCase live, String bootstrap) throws Exception {
    Shopkeeper shop = live.shopkeeper();
    assertThat(models(live, bootstrap, "promote", "1")).isZero();
    RunningJob job = live.start();
    await(live, job, bootstrap, 1, Outcome.ACTIVATED);
    shop.send(STREAM.part(0, 0.3));
    assertThat(models(live, bootstrap, "promote", "2")).isZero();
    await(live, job, bootstrap, 2, Outcome.LOADED);
    shop.send(STREAM.part(0.3, 0.6));
    assertThat(models(live, bootstrap, "rollback", "1")).isZero();
    await(live, job, bootstrap, 3, Outcome.LOADED);
    shop.send(STREAM.part(0.6, 1));
    await(live, job, bootstrap, 3, Outcome.ACTIVATED);
    return live.ended(job, STREAM, Oracle.count(replayed(live, bootstrap)));
  }

  private static Map<String, List<UserProfile>> replayed(LiveCase live, String bootstrap) {
    return Reigns.replayed(
        bootstrap, live.topics(), "heap", live.settings().serving().steps(), STREAM.endMillis());
  }

  private static Set<Long> releases(Map<String, List<UserProfile>> sent) {
    Set<Long> releases = new TreeSet<>();
    sent.values().forEach(user -> user.forEach(profile -> releases.add(profile.release())));
    return releases;
  }

  private LiveCase live(String bootstrap, Cluster cluster) throws Exception {
    Path unused = Files.createDirectory(folder.resolve("unused"));
    LiveCase live =
        new LiveCase("verbs", bootstrap, cluster, TwoReleases.write(unused, STREAM.middleMillis()));
    live.set(JobOptions.BACKEND, BackendName.HEAP);
    live.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);
    return live;
  }

  private static void await(
      LiveCase live, RunningJob job, String bootstrap, long version, Outcome outcome) {
    try (Watch<ReleaseReceipt> receipts =
        new Watch<>(
            bootstrap,
            live.topics().receipts(),
            Isolation.READ_UNCOMMITTED,
            new ReceiptCodec()::read,
            job)) {
      receipts.until(
          version + " " + outcome,
          () ->
              receipts.seen().stream()
                      .filter(r -> r.version() == version && r.outcome() == outcome)
                      .count()
                  >= PARALLELISM);
    }
  }

  private void keep(long version, long seed) throws IOException {
    new FolderRegistry(models()).keep(SmallBundles.make(version, seed));
  }

  private int models(LiveCase live, String bootstrap, String verb, String version) {
    return Commands.run(
        "models",
        verb,
        version,
        "--models",
        models().toString(),
        "--bootstrap",
        bootstrap,
        "--events-topic",
        live.topics().events(),
        "--releases-topic",
        live.topics().releases(),
        "--lead",
        "1m");
  }

  private Path models() {
    return folder.resolve("models");
  }
}
