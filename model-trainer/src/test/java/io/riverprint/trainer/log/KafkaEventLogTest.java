package io.riverprint.trainer.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.event.EventReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** With Kafka's own in-memory consumer; a real broker reads it in the tests of the whole. */
final class KafkaEventLogTest extends EventLogContract {
  private static final String TOPIC = "events";
  private static final TopicPartition FIRST = new TopicPartition(TOPIC, 0);
  private static final TopicPartition SECOND = new TopicPartition(TOPIC, 1);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  @Override
  EventLog log(List<Written> records) {
    List<ConsumerRecord<byte[], byte[]>> arrived = new ArrayList<>();
    for (Written record : records) {
      byte[] value = JsonRecords.json(record).getBytes(StandardCharsets.UTF_8);
      arrived.add(new ConsumerRecord<>(TOPIC, 0, arrived.size(), new byte[0], value));
    }
    return log(records.size(), 0, arrived);
  }

  @Test
  void mergesPartitionsByTime() {
    KafkaEventLog log = log(1, 1, List.of(record(FIRST, 0, "ann", 5), record(SECOND, 0, "bob", 3)));

    assertThat(read(log)).extracting(BehaviorEvent::userId).containsExactly("bob", "ann");
  }

  @Test
  void readsNothingThatCameAfterItStarted() {
    KafkaEventLog log = log(1, 0, List.of(record(FIRST, 0, "ann", 5), record(FIRST, 1, "late", 6)));

    assertThat(read(log)).extracting(BehaviorEvent::userId).containsExactly("ann");
  }

  @Test
  void recordsTheOffsetsItReadTo() {
    KafkaEventLog log = log(1, 1, List.of(record(FIRST, 0, "ann", 5), record(SECOND, 0, "bob", 3)));

    assertThat(log.source()).isEqualTo(Map.of("layout", "kafka", "events/0", "1", "events/1", "1"));
  }

  @Test
  void countsARecordThatIsNoEvent() {
    ConsumerRecord<byte[], byte[]> broken =
        new ConsumerRecord<>(TOPIC, 0, 0, new byte[0], new byte[] {'{'});

    assertThat(log(1, 0, List.of(broken)).unread()).isEqualTo(1);
  }

  @Test
  void givesUpOnABrokerThatGoesSilentBeforeTheEnd() {
    assertThatThrownBy(() -> log(1, 0, List.of()))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("before the end was reached");
  }

  private KafkaEventLog log(
      long firstEnd, long secondEnd, List<ConsumerRecord<byte[], byte[]>> records) {
    consumer.updatePartitions(TOPIC, List.of(partition(0), partition(1)));
    consumer.updateBeginningOffsets(Map.of(FIRST, 0L, SECOND, 0L));
    consumer.updateEndOffsets(Map.of(FIRST, firstEnd, SECOND, secondEnd));
    consumer.schedulePollTask(() -> records.forEach(consumer::addRecord));
    EventReader reader = new EventReader(EventMapping.DEFAULT, 1 << 20);
    return new KafkaEventLog(consumer, TOPIC, reader, Duration.ofMillis(50));
  }

  private static PartitionInfo partition(int number) {
    Node node = new Node(0, "localhost", 9092);
    return new PartitionInfo(TOPIC, number, node, new Node[] {node}, new Node[] {node});
  }

  private static ConsumerRecord<byte[], byte[]> record(
      TopicPartition at, long offset, String user, int minute) {
    String json =
        "{\"user_id\":\"%s\",\"timestamp\":%d,\"event_type\":\"product_buy\",\"sku\":\"cup\"}"
            .formatted(user, NINE + minute * 60_000L);
    byte[] value = json.getBytes(StandardCharsets.UTF_8);
    return new ConsumerRecord<>(TOPIC, at.partition(), offset, new byte[0], value);
  }
}
