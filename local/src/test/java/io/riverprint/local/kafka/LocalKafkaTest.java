package io.riverprint.local.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.Topics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalKafkaTest {

  /** 1970: older than any retention. */
  private static final long LONG_AGO = 1_000;

  private static LocalKafka kafka;

  @BeforeAll
  static void startBroker() {
    kafka = LocalKafka.temporary();
    LocalTopics.create(kafka.bootstrap(), 2);
  }

  @AfterAll
  static void stopBroker() {
    kafka.close();
  }

  @Test
  void whatIsProducedIsConsumedInOrder() {
    send(Topics.LATE, Map.of(), false, "a", "b", "c");
    assertThat(values(Topics.LATE, Isolation.READ_UNCOMMITTED)).containsExactly("a", "b", "c");
  }

  @Test
  void aReaderOfCommittedRecordsDoesNotSeeAnAbortedTransaction() {
    send(Topics.RECEIPTS, Map.of("transactional.id", "t"), false, "kept");
    send(Topics.RECEIPTS, Map.of("transactional.id", "t"), true, "aborted");
    assertThat(values(Topics.RECEIPTS, Isolation.READ_COMMITTED)).containsExactly("kept");
    assertThat(values(Topics.RECEIPTS, Isolation.READ_UNCOMMITTED))
        .containsExactly("kept", "aborted");
  }

  @Test
  void aRecordOfTenMegabytesIsTaken() {
    String large = "x".repeat(10_000_000);
    send(Topics.DEAD_LETTERS, Map.of("max.request.size", 20_000_000), false, large);
    assertThat(values(Topics.DEAD_LETTERS, Isolation.READ_UNCOMMITTED)).containsExactly(large);
  }

  @Test
  void makingTheTopicsAgainKeepsThem() {
    send(Topics.RELEASES, Map.of(), false, "v1");
    LocalTopics.create(kafka.bootstrap(), 2);
    assertThat(values(Topics.RELEASES, Isolation.READ_UNCOMMITTED)).containsExactly("v1");
  }

  @Test
  void aReaderOpenedAtTheEndSeesOnlyWhatComesAfterwards() {
    send(Topics.PROFILES, Map.of(), false, "old");
    List<String> seen = new ArrayList<>();
    try (TopicReader reader =
        TopicReader.openAtEnd(kafka.bootstrap(), Topics.PROFILES, Isolation.READ_UNCOMMITTED)) {
      send(Topics.PROFILES, Map.of(), false, "new");
      reader.toEnd(record -> seen.add(new String(record.value(), UTF_8)));
    }
    assertThat(seen).containsExactly("new");
  }

  @Test
  void anAbsentTopicIsNamedInTheMessage() {
    assertThatThrownBy(
            () -> TopicReader.open(kafka.bootstrap(), "no-such-topic", Isolation.READ_COMMITTED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no-such-topic");
  }

  @Test
  void aRestartKeepsAddressAndRecords() {
    try (LocalKafka other = LocalKafka.temporary()) {
      LocalTopics.create(other.bootstrap(), 1);
      send(other.bootstrap(), Topics.EVENTS, Map.of(), false, "before");
      String address = other.bootstrap();
      other.stop();
      other.start();
      assertThat(other.bootstrap()).isEqualTo(address);
      send(address, Topics.EVENTS, Map.of(), false, "after");
      assertThat(values(address, Topics.EVENTS, Isolation.READ_UNCOMMITTED))
          .containsExactly("before", "after");
    }
  }

  @Test
  void aFolderGivenOutlivesItsBroker(@TempDir Path folder) {
    try (LocalKafka first = LocalKafka.in(folder)) {
      LocalTopics.create(first.bootstrap(), 1);
      send(first.bootstrap(), Topics.EVENTS, Map.of(), false, "kept");
    }
    try (LocalKafka second = LocalKafka.in(folder)) {
      assertThat(values(second.bootstrap(), Topics.EVENTS, Isolation.READ_UNCOMMITTED))
          .containsExactly("kept");
    }
  }

  private static void send(
      String topic, Map<String, Object> settings, boolean abort, String... values) {
    send(kafka.bootstrap(), topic, settings, abort, values);
  }

  private static void send(
      String bootstrap,
      String topic,
      Map<String, Object> settings,
      boolean abort,
      String... values) {
    Map<String, Object> all = new HashMap<>(settings);
    all.put("bootstrap.servers", bootstrap);
    boolean transaction = all.containsKey("transactional.id");
    try (var producer =
        new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer())) {
      if (transaction) {
        producer.initTransactions();
        producer.beginTransaction();
      }
      for (String value : values) {
        var unused =
            producer.send(
                new ProducerRecord<>(
                    topic, 0, LONG_AGO, "k".getBytes(UTF_8), value.getBytes(UTF_8)));
      }
      producer.flush();
      if (abort) {
        producer.abortTransaction();
      } else if (transaction) {
        producer.commitTransaction();
      }
    }
  }

  private static List<String> values(String topic, Isolation isolation) {
    return values(kafka.bootstrap(), topic, isolation);
  }

  private static List<String> values(String bootstrap, String topic, Isolation isolation) {
    return TopicReader.readAll(bootstrap, topic, isolation).stream()
        .map(record -> new String(record.value(), UTF_8))
        .toList();
  }
}
