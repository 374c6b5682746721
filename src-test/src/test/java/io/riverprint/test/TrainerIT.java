package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.step.Shops;
import io.riverprint.local.cli.Commands;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.GateDecision;
import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.DecisionCodec;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.schema.wire.ReleaseCodec;
import io.riverprint.schema.wire.RetrainRequestCodec;
import io.riverprint.trainer.registry.FolderRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code riverprint trainer} against a broker: a bad request, a good one, and that one once. */
final class TrainerIT {
  @TempDir private Path folder = Path.of("");

  @Test
  void answersARequestOnceWithADecisionAndAReleaseOfWhatWasInTheTopic() throws Exception {
    List<BehaviorEvent> events = Shops.sent(20_000, 300, 4);
    try (LocalKafka kafka = LocalKafka.temporary()) {
      String bootstrap = kafka.bootstrap();
      LocalTopics.create(bootstrap, 2);
      send(bootstrap, events);

      assertThat(trainer(bootstrap)).isZero();
      assertThat(trainer(bootstrap)).isZero();

      List<GateDecision> decisions = all(bootstrap, Topics.DECISIONS, new DecisionCodec()::read);
      assertThat(decisions).hasSize(1);
      GateDecision decision = decisions.get(0);
      assertThat(decision.requestId()).isEqualTo("asked");
      assertThat(decision.candidateVersion()).isEqualTo(1);
      assertThat(all(bootstrap, Topics.RELEASES, new ReleaseCodec()::read))
          .as("%s", decision.reasons())
          .hasSize(decision.released() ? 1 : 0);
      FolderRegistry registry = new FolderRegistry(folder.resolve("models"));
      assertThat(registry.notes(1).decision()).contains(decision);
      assertThat(ends(registry.manifest(registry.find(1).orElseThrow()))).isEqualTo(events.size());
    }
  }

  private static long ends(BundleManifest manifest) {
    return manifest.source().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Topics.EVENTS))
        .mapToLong(entry -> Long.parseLong(entry.getValue()))
        .sum();
  }

  private int trainer(String bootstrap) {
    return Commands.run(
        "trainer",
        "--bootstrap",
        bootstrap,
        "--models",
        folder.resolve("models").toString(),
        "--quick",
        "--once");
  }

  private static <T> List<T> all(String bootstrap, String topic, Function<byte[], T> read) {
    return TopicReader.readAll(bootstrap, topic, TopicReader.Isolation.READ_COMMITTED).stream()
        .map(record -> read.apply(record.value()))
        .toList();
  }

  private static void send(String bootstrap, List<BehaviorEvent> events) {
    EventCodec codec = new EventCodec();
    RetrainRequest request =
        new RetrainRequest(
            "asked",
            events.get(0).atMillis(),
            RetrainRequest.NO_RELEASE,
            RetrainRequest.Reason.MANUAL,
            RetrainRequest.Lane.FULL,
            "someone asked");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (BehaviorEvent event : events) {
        var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, codec.write(event)));
      }
      var unusedBad =
          producer.send(new ProducerRecord<>(Topics.RETRAIN_REQUESTS, new byte[] {1, 2}));
      var unusedGood =
          producer.send(
              new ProducerRecord<>(
                  Topics.RETRAIN_REQUESTS,
                  TopicKeys.request(request.requestId()),
                  new RetrainRequestCodec().write(request)));
    }
  }
}
