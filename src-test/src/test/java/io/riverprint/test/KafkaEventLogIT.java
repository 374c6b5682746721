package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.step.Shops;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.Topics;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import io.riverprint.schema.wire.EventCodec;
import io.riverprint.trainer.log.KafkaEventLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

/** The trainer reads the very topic the job reads. */
final class KafkaEventLogIT {
  private static final int PARTITIONS = 2;

  @Test
  void readsTheTopicToItsEndAndRemembersWhereThatWas() throws Exception {
    List<BehaviorEvent> sent = Shops.sent(2_000, 30, 4);
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), PARTITIONS);
      send(kafka.bootstrap(), sent);
      KafkaEventLog log =
          new KafkaEventLog(
              Map.of("bootstrap.servers", kafka.bootstrap()),
              Topics.EVENTS,
              new EventReader(EventMapping.DEFAULT, 1 << 16),
              Duration.ofSeconds(30));
      List<BehaviorEvent> read = new ArrayList<>();
      log.events(read::add);
      assertThat(read).containsExactlyInAnyOrderElementsOf(sent);
      assertThat(read).isSortedAccordingTo((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
      assertThat(log.unread()).isEqualTo(1);
      assertThat(ends(log)).isEqualTo(sent.size() + 1);
    }
  }

  private static long ends(KafkaEventLog log) {
    return log.source().entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(Topics.EVENTS))
        .mapToLong(entry -> Long.parseLong(entry.getValue()))
        .sum();
  }

  /** All of them, and one record that is no event. */
  private static void send(String bootstrap, List<BehaviorEvent> events) {
    EventCodec codec = new EventCodec();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (BehaviorEvent event : events) {
        var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, codec.write(event)));
      }
      var unused = producer.send(new ProducerRecord<>(Topics.EVENTS, new byte[] {1, 2, 3}));
    }
  }
}
