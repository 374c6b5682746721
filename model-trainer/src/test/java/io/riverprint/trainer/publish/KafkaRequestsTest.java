package io.riverprint.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.schema.RetrainRequest;
import io.riverprint.schema.wire.RetrainRequestCodec;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class KafkaRequestsTest {
  private static final String TOPIC = "requests";
  private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
  private static final Node[] NONE = {};

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<String> said = new ArrayList<>();

  @BeforeEach
  void makeTheTopic() {
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, Node.noNode(), NONE, NONE)));
    consumer.updateBeginningOffsets(Map.of(PARTITION, 0L));
  }

  @Test
  void whatIsNoRequestIsSaidAndLeftOut() {
    KafkaRequests requests = new KafkaRequests(consumer, TOPIC, said::add);
    consumer.addRecord(record(0, "poison".getBytes(StandardCharsets.UTF_8)));
    consumer.addRecord(record(1, new RetrainRequestCodec().write(request("good"))));

    assertThat(requests.next(Duration.ZERO)).contains(request("good"));
    assertThat(said).hasSize(1);
    assertThat(said.get(0))
        .startsWith("Left out requests/0 at 0: retrainrequest record of 6 bytes");
  }

  @Test
  void onlyWhatIsDoneIsCommitted() {
    KafkaRequests requests = new KafkaRequests(consumer, TOPIC, said::add);
    consumer.addRecord(record(0, new RetrainRequestCodec().write(request("one"))));
    consumer.addRecord(record(1, new RetrainRequestCodec().write(request("two"))));

    assertThat(requests.next(Duration.ZERO)).contains(request("one"));
    assertThat(consumer.committed(Set.of(PARTITION)).get(PARTITION)).isNull();
    requests.done();
    assertThat(consumer.committed(Set.of(PARTITION)))
        .containsEntry(PARTITION, new OffsetAndMetadata(1));
    assertThat(requests.next(Duration.ZERO)).contains(request("two"));
    assertThat(requests.next(Duration.ZERO)).isEmpty();
  }

  /** A trainer that answers what is there and ends must not take a slow broker for an empty one. */
  @Test
  void whatWasMadeBeforeIsWaitedForHoweverSlowTheBrokerIs() {
    KafkaRequests requests = new KafkaRequests(consumer, TOPIC, said::add);
    consumer.updateEndOffsets(Map.of(PARTITION, 1L));
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(() -> {});
    consumer.schedulePollTask(
        () -> consumer.addRecord(record(0, new RetrainRequestCodec().write(request("slow")))));

    assertThat(requests.next(Duration.ZERO)).contains(request("slow"));
    assertThat(requests.next(Duration.ZERO)).isEmpty();
  }

  private static ConsumerRecord<byte[], byte[]> record(long offset, byte[] value) {
    return new ConsumerRecord<>(TOPIC, 0, offset, new byte[0], value);
  }

  private static RetrainRequest request(String id) {
    return new RetrainRequest(
        id, 5, 1, RetrainRequest.Reason.MANUAL, RetrainRequest.Lane.FULL, "someone asked");
  }
}
