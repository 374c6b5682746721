package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jdi.IntegerValue;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.show.TrainingLog;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.DecisionCodec;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.schema.wire.RetrainRequestCodec;
import io.riverprint.trainer.neural.CheckpointFolder;
import io.riverprint.trainer.publish.KafkaAnnouncer;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code riverprint trainer} as a process that is killed with SIGKILL, again and again, at the
 * places where something is half done.
 */
final class TrainerKilledIT {
  private static final String MANIFEST = "io.riverprint.core.bundle.ManifestJson";
  private static final String POINTER = "io.riverprint.trainer.registry.LatestPointer";
  private static final String JOURNAL = "io.riverprint.trainer.cycle.CycleJournal";

  @TempDir private Path folder = Path.of("");

  @Test
  void killedAnywhereItGoesOnAndReadersSeeTheOldReleaseOrTheNew() throws Exception {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      String bootstrap = kafka.bootstrap();
      LocalTopics.create(bootstrap, 2);
      send(bootstrap, FavouriteShop.events(90, 7));

      ask(bootstrap, "first", RetrainRequest.NO_RELEASE);
      theFirstRelease(bootstrap);
      ask(bootstrap, "next", 1);
      theNextOne(bootstrap);
    }
  }

  private void theFirstRelease(String bootstrap) throws Exception {
    killedInTheMiddleOfAnEpoch(bootstrap);
    assertReadersSee(bootstrap, 0, 0);
    takenUpInThatEpochAndKilledWhileTheBundleIsWritten(bootstrap);
    assertReadersSee(bootstrap, 0, 0);
    killedBefore(bootstrap, POINTER, "swap");
    assertReadersSee(bootstrap, 1, 0);
    killedBefore(bootstrap, KafkaAnnouncer.class.getName(), "announce");
    assertReadersSee(bootstrap, 1, 1);
    killedBefore(bootstrap, JOURNAL, "delete");
    assertReadersSee(bootstrap, 1, 1);

    assertThat(runs(bootstrap)).isZero();
    assertReadersSee(bootstrap, 1, 1);
    GateDecision decision = theDecisionOn(bootstrap, "first");
    assertThat(decision.released()).as("%s", decision.reasons()).isTrue();
    assertThat(announced(bootstrap)).extracting(ModelRelease::version).containsOnly(1L);
    assertThat(interrupted()).isEmpty();
  }

  private void theNextOne(String bootstrap) throws Exception {
    try (Victim trainer = start(bootstrap)) {
      killWhileWriting(trainer);
    }
    assertReadersSee(bootstrap, 1, 1);

    assertThat(runs(bootstrap)).isZero();
    GateDecision decision = theDecisionOn(bootstrap, "next");
    assertThat(decision.incumbentVersion()).isEqualTo(1);
    assertReadersSee(bootstrap, 2, decision.released() ? 2 : 1);
    assertThat(announced(bootstrap).stream().filter(release -> release.version() == 2))
        .hasSize(decision.released() ? 1 : 0);
    assertThat(interrupted()).isEmpty();
  }

  private void killedInTheMiddleOfAnEpoch(String bootstrap) throws Exception {
    try (Victim trainer = start(bootstrap)) {
      trainer.runsTo(CheckpointFolder.class, "keep");
      assertThat(epoch(trainer)).isEqualTo(2);
      assertThat(files(work(), ".checkpoint.safetensors")).hasSize(1);
      trainer.kill();
    }
    assertThat(interrupted()).isPresent();
  }

  private void takenUpInThatEpochAndKilledWhileTheBundleIsWritten(String bootstrap)
      throws Exception {
    try (Victim trainer = start(bootstrap)) {
      assertThat(epoch(trainer)).isEqualTo(2);
      killWhileWriting(trainer);
    }
  }

  /** The epoch of the next batch. */
  private static int epoch(Victim trainer) throws Exception {
    return ((IntegerValue) trainer.runsTo(TrainingLog.class, "batch").get(0)).value();
  }

  /** Where the weights are written and what says that they are whole is not. */
  private void killWhileWriting(Victim trainer) throws Exception {
    trainer.runsTo(FolderRegistry.class, "keep");
    trainer.runsTo(MANIFEST, "write");
    Path half = newestPart();
    assertThat(half.resolve("network.safetensors")).exists();
    assertThat(half.resolve("manifest.json")).doesNotExist();
    trainer.kill();
  }

  private void killedBefore(String bootstrap, String type, String method) throws Exception {
    try (Victim trainer = start(bootstrap)) {
      trainer.runsTo(type, method);
      trainer.kill();
    }
  }

  private int runs(String bootstrap) throws Exception {
    try (Victim trainer = start(bootstrap)) {
      return trainer.ends();
    }
  }

  private Victim start(String bootstrap) throws Exception {
    return Victim.start(
        folder.resolve("said.txt"),
        List.of(
            "trainer",
            "--bootstrap",
            bootstrap,
            "--models",
            models().toString(),
            "--work",
            work().toString(),
            "--quick",
            "--once"));
  }

  /** Everything that is there is whole: so many versions, the latest, and what is announced. */
  private void assertReadersSee(String bootstrap, int versions, long latest) throws IOException {
    FolderRegistry registry = new FolderRegistry(models());
    assertThat(registry.versions()).hasSize(versions);
    for (StoredRelease kept : registry.versions()) {
      assertThat(registry.read(kept).manifest().version()).isEqualTo(kept.version());
      assertThat(registry.find(kept.version())).contains(kept);
    }
    assertThat(registry.latest().map(StoredRelease::version).orElse(0L)).isEqualTo(latest);
    for (ModelRelease release : announced(bootstrap)) {
      StoredRelease kept = registry.find(release.version()).orElseThrow();
      assertThat(kept.effectiveFrom(release.effectiveFromMillis())).isEqualTo(release);
      assertThat(release.version()).isLessThanOrEqualTo(latest);
    }
  }

  /** Told once, or several times the same word for word, and the same as beside the bundle. */
  private GateDecision theDecisionOn(String bootstrap, String request) throws IOException {
    List<GateDecision> told =
        all(bootstrap, Topics.DECISIONS, new DecisionCodec()::read).stream()
            .filter(decision -> decision.requestId().equals(request))
            .distinct()
            .toList();
    assertThat(told).hasSize(1);
    GateDecision decision = told.get(0);
    FolderRegistry registry = new FolderRegistry(models());
    assertThat(registry.notes(decision.candidateVersion()).decision()).contains(decision);
    return decision;
  }

  private static List<ModelRelease> announced(String bootstrap) {
    return all(bootstrap, Topics.RELEASES, new ReleaseCodec()::read).stream().distinct().toList();
  }

  private Optional<Path> interrupted() {
    return Optional.of(work().resolve("cycle.json")).filter(Files::exists);
  }

  private Path models() {
    return folder.resolve("models");
  }

  private Path work() {
    return folder.resolve("work");
  }

  private Path newestPart() throws IOException {
    try (Stream<Path> parts = Files.list(models())) {
      return parts
          .filter(part -> part.getFileName().toString().contains(".part"))
          .max(Comparator.naturalOrder())
          .orElseThrow();
    }
  }

  private static List<Path> files(Path under, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(under)) {
      return all.filter(file -> file.toString().endsWith(ending)).toList();
    }
  }

  private static void send(String bootstrap, List<BehaviorEvent> events) {
    EventCodec codec = new EventCodec();
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrap)) {
      for (BehaviorEvent event : events) {
        var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, codec.write(event)));
      }
    }
  }

  private static void ask(String bootstrap, String id, long serving) {
    RetrainRequest request =
        new RetrainRequest(
            id,
            FavouriteShop.LAST,
            serving,
            RetrainRequest.Reason.MANUAL,
            RetrainRequest.Lane.FULL,
            "someone asked");
    try (KafkaProducer<byte[], byte[]> producer = producer(bootstrap)) {
      var unused =
          producer.send(
              new ProducerRecord<>(
                  Topics.RETRAIN_REQUESTS,
                  TopicKeys.request(id),
                  new RetrainRequestCodec().write(request)));
    }
  }

  private static KafkaProducer<byte[], byte[]> producer(String bootstrap) {
    return new KafkaProducer<>(
        Map.of("bootstrap.servers", bootstrap),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  private static <T> List<T> all(String bootstrap, String topic, Function<byte[], T> read) {
    return TopicReader.readAll(bootstrap, topic, TopicReader.Isolation.READ_COMMITTED).stream()
        .map(record -> read.apply(record.value()))
        .toList();
  }
}
