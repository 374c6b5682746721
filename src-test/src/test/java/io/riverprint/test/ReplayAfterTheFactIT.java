package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.ReleaseHistory;
import io.riverprint.job.JobOptions;
import io.riverprint.job.JobOptions.BackendName;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.ReleaseReceipt;
import io.riverprint.schema.ReleaseReceipt.Outcome;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ReceiptCodec;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.flink.configuration.CoreOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A job that was given releases while it ran, good and bad ones: the logs of its topics, replayed
 * afterwards, give the profiles it sent.
 */
final class ReplayAfterTheFactIT {
  private static final ShopStream STREAM = ShopStream.of(3_000, 120, 77);
  private static final int PARALLELISM = 2;

  @TempDir private static Path folder;
  private static LocalKafka kafka;
  private static Cluster cluster;

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
  @EnumSource(
      value = BackendName.class,
      names = {"HEAP", "VECTOR"})
  void theLogsGiveTheProfilesThatWereSent(BackendName backend) throws Exception {
    Path models = Files.createDirectory(folder.resolve("" + backend));
    LiveCase live =
        new LiveCase(
            "after-" + backend,
            kafka.bootstrap(),
            cluster,
            TwoReleases.write(models, STREAM.middleMillis()));
    live.set(JobOptions.BACKEND, backend);
    live.set(CoreOptions.DEFAULT_PARALLELISM, PARALLELISM);

    Map<String, List<UserProfile>> sent = run(live, models);

    ReleaseHistory history = Reigns.history(kafka.bootstrap(), live.topics());
    assertThat(history.activated())
        .extracting(ModelRelease::version)
        .containsExactly(11L, 12L, 14L, 15L);
    Map<String, List<UserProfile>> replayed =
        Reigns.replayed(
            kafka.bootstrap(),
            live.topics(),
            backend.name().toLowerCase(Locale.ROOT),
            live.settings().serving().steps(),
            STREAM.endMillis());
    assertThat(sent).isEqualTo(replayed);
  }

  private static Map<String, List<UserProfile>> run(LiveCase live, Path models) throws Exception {
    Shopkeeper shop = live.shopkeeper();
    shop.announce(release(models, 11, ModelRelease.FROM_THE_BEGINNING));
    RunningJob job = live.start();
    await(live, job, 11, Outcome.ACTIVATED);
    shop.send(STREAM.part(0, 0.2));
    shop.announce(release(models, 12, at(0.45)));
    await(live, job, 12, Outcome.LOADED);
    ModelRelease good = release(models, 13, at(0.6));
    shop.announce(new ModelRelease(13, good.location(), "0".repeat(64), at(0.6), good.space()));
    shop.send(STREAM.part(0.2, 0.5));
    shop.announce(release(models, 14, at(0.7)));
    await(live, job, 14, Outcome.LOADED);
    shop.send(STREAM.part(0.5, 0.75));
    shop.announce(otherFactors(models, 15, at(0.85)));
    await(live, job, 15, Outcome.LOADED);
    shop.send(STREAM.part(0.75, 1));
    await(live, job, 15, Outcome.ACTIVATED);
    int expected =
        Oracle.count(
            Reigns.replayed(
                kafka.bootstrap(),
                live.topics(),
                "vector",
                live.settings().serving().steps(),
                STREAM.endMillis()));
    return live.ended(job, STREAM, expected);
  }

  private static ModelRelease release(Path models, long version, long fromMillis) throws Exception {
    return Reigns.written(
        version % 2 == 0 ? SmallBundles.hybrid(version, version) : SmallBundles.make(version, 9),
        models.resolve("" + version),
        fromMillis);
  }

  /** After release 14, with its network. */
  private static ModelRelease otherFactors(Path models, long version, long fromMillis)
      throws Exception {
    return Reigns.written(
        SmallBundles.otherFactors(SmallBundles.hybrid(14, 14), version, 14),
        models.resolve("" + version),
        fromMillis);
  }

  /** An instant with this share of the events before it. */
  private static long at(double share) {
    List<Long> times = new ArrayList<>();
    STREAM.arriving().forEach(event -> times.add(event.atMillis()));
    return times.stream().sorted().toList().get((int) (share * times.size())) + 1;
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
                      .filter(r -> r.version() == version && r.outcome() == outcome)
                      .count()
                  >= PARALLELISM);
    }
  }
}
