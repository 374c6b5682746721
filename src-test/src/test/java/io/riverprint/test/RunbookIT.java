package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ErasureRequestCodec;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The {@link Runbook}'s commands against a broker on this machine, the job's part played by hand.
 * Not run here: those that need a cluster.
 */
final class RunbookIT {
  private static final int TERMINATED = 128 + 15;
  private static final Pattern ANSWERED = Pattern.compile("^(Released|Did not release) version");

  @TempDir private Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private LocalKafka kafka;

  @SuppressWarnings("NullAway.Init")
  private Runbook runbook;

  @SuppressWarnings("NullAway.Init")
  private FolderRegistry registry;

  @BeforeEach
  void open() throws IOException {
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
    runbook = new Runbook(folder, kafka.bootstrap());
    registry = new FolderRegistry(Files.createDirectories(folder.resolve("MODELS")));
  }

  @AfterEach
  void close() {
    runbook.close();
    kafka.close();
  }

  @Test
  void noOtherVerbsAreThereThanAreRunHere() {
    Set<String> verbs = new TreeSet<>();
    Runbook.lines("").forEach(line -> verbs.add(line.arguments().split(" ")[0]));
    assertThat(verbs).containsExactly("erase", "models", "plan", "profiles", "train", "trainer");
  }

  @Test
  void whatAClusterMustHaveIsPlanned() throws Exception {
    List<Runbook.Line> plans = Runbook.lines("plan ");
    assertThat(plans).hasSize(2);
    for (Runbook.Line plan : plans) {
      assertThat(runbook.run(plan)).contains("slots", "GPU");
    }
  }

  @Test
  void theNewestProfileOfAUserIsPrinted() throws Exception {
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      shop.users(6, 2, 1);
    }
    assertThat(runbook.run(Runbook.only("profiles "))).contains(Runbook.USER, "churn");
  }

  @Test
  void aCandidateIsPromotedAndAModelRolledBack() throws Exception {
    StoredRelease unusedFirst = registry.publish(SmallBundles.make(1, 5));
    StoredRelease unusedSecond = registry.publish(SmallBundles.make(2, 6));
    StoredRelease unusedRefused = registry.keep(SmallBundles.make(3, 7));
    String unusedPromoted = runbook.run(Runbook.only("models promote"), "3");
    assertThat(registry.latest()).hasValueSatisfying(one -> assertVersion(one, 3));
    String unusedBack = runbook.run(Runbook.only("models rollback"));
    assertThat(registry.latest()).hasValueSatisfying(one -> assertVersion(one, 4));
    assertThat(announced())
        .as("old weights under a new number")
        .extracting(ModelRelease::version)
        .containsExactly(4L);
    assertThat(runbook.run(Runbook.only("models list"))).contains("4");
  }

  @Test
  void aModelIsTrainedByHandAndAnnounced() throws Exception {
    sell();
    assertThat(runbook.run(Runbook.only("train "))).contains("Release 1 is in", "It is announced.");
    long from = Instant.parse("2030-01-01T00:00:00Z").toEpochMilli();
    StoredRelease trained = registry.latest().orElseThrow();
    assertThat(announced()).containsExactly(trained.effectiveFrom(from));
  }

  @Test
  void theTrainerAnswersARequestAndAnnouncesACopyInTheBucket() throws Exception {
    Files.createDirectories(folder.resolve("flink/plugins"));
    Files.createFile(Files.createDirectories(folder.resolve("flink/conf")).resolve("config.yaml"));
    sell();
    ask();
    Process trainer = runbook.start(Runbook.only("trainer "));
    assertThat(Runbook.awaitLine(trainer, ANSWERED)).startsWith("Released version 1");
    trainer.destroy();
    assertThat(trainer.waitFor()).isEqualTo(TERMINATED);

    assertThat(announced()).extracting(ModelRelease::version).containsExactly(1L);
    ModelRelease copy = announced().get(0);
    Path copied = Path.of(URI.create(copy.location()));
    assertThat(copied).startsWith(folder.resolve(Runbook.BUCKET));
    assertThat(BundleReader.read(copied, copy.manifestSha256()).manifest().version()).isEqualTo(1);
  }

  @Test
  void anErasureIsAskedForAndItsReceiptAwaited() throws Exception {
    Process erase = runbook.start(Runbook.only("erase "));
    assertThat(Runbook.awaitLine(erase, Pattern.compile("asked for$"))).contains(Runbook.USER);
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      all(Topics.ERASURES, new ErasureRequestCodec()::read).forEach(shop::erased);
    }
    assertThat(Runbook.awaitLine(erase, Pattern.compile("has erased")))
        .contains("the user's state");
    assertThat(erase.waitFor()).isZero();
  }

  private void sell() {
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      EventCodec codec = new EventCodec();
      FavouriteShop.events(80, 7).forEach(event -> shop.event(codec.write(event)));
    }
  }

  private void ask() {
    try (ShownShop shop = new ShownShop(kafka.bootstrap())) {
      shop.request(
          new RetrainRequest(
              "asked",
              FavouriteShop.LAST,
              RetrainRequest.NO_RELEASE,
              RetrainRequest.Reason.MANUAL,
              RetrainRequest.Lane.FULL,
              "someone asked"));
    }
  }

  private static void assertVersion(StoredRelease release, long version) {
    assertThat(release.version()).isEqualTo(version);
  }

  private List<ModelRelease> announced() {
    return all(Topics.RELEASES, new ReleaseCodec()::read);
  }

  private <T> List<T> all(String topic, Function<byte[], T> codec) {
    return TopicReader.readAll(kafka.bootstrap(), topic, Isolation.READ_COMMITTED).stream()
        .map(record -> codec.apply(record.value()))
        .toList();
  }
}
