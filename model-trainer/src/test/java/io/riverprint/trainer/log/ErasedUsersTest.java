package io.riverprint.trainer.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.EventType;
import io.riverprint.schema.wire.ErasureRequestCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ErasedUsersTest {
  private static final long TEN = Instant.parse("2022-06-01T10:00:00Z").toEpochMilli();
  private static final String TOPIC = "erasures";
  private static final TopicPartition ONLY = new TopicPartition(TOPIC, 0);

  private static final byte[] TOMBSTONE = {};

  @TempDir private Path folder;

  @Test
  void whatAnErasedUserDidUpToThenIsNotRead() {
    EventLog log =
        WithoutErased.of(
            log(event("ann", TEN), event("ann", TEN + 1), event("bob", TEN)),
            new ErasedUsers(Map.of("ann", TEN)));

    assertThat(read(log)).containsExactly("bob@0", "ann@1");
    assertThat(log.source()).isEqualTo(Map.of("erasedUsers", "1"));
  }

  @Test
  void aSecondReadingOfAGrowingLogLeavesOutWhoWasErasedInBetween() throws IOException {
    AtomicReference<ErasedUsers> erased = new AtomicReference<>(ErasedUsers.NOBODY);
    GrowingLog growing = new GrowingWithoutErased(new Fixed(), erased::get);
    LogWindow window = growing.window();
    assertThat(read(growing.read(window))).containsExactly("ann@0", "bob@0");

    erased.set(new ErasedUsers(Map.of("ann", TEN)));

    assertThat(read(growing.read(window))).containsExactly("bob@0");
  }

  @Test
  void aFileNamesUsersWithOrWithoutAnInstant() throws IOException {
    ErasedUsers erased = ErasedUsers.read(file("ann\n\nbo b\t2022-06-01T10:00:00Z\n"));

    assertThat(erased.untilMillis()).isEqualTo(Map.of("ann", Long.MAX_VALUE, "bo b", TEN));
  }

  @Test
  void aLineThatIsNoneOfTheseIsNamed() throws IOException {
    Path wrong = file("ann\nbob\tyesterday\n");

    assertThatThrownBy(() -> ErasedUsers.read(wrong))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("line 2: found 'yesterday', needs an instant");
  }

  @Test
  void theTopicsNewestErasureOfAUserHolds() {
    ErasedUsers erased =
        topic(
            request("ann", TEN + 5),
            request("ann", TEN),
            TOMBSTONE,
            new byte[] {1, 2},
            request("bob", TEN));

    assertThat(erased.untilMillis()).isEqualTo(Map.of("ann", TEN + 5, "bob", TEN));
  }

  @Test
  void aTopicThatCannotBeReadIsNoTraining() {
    MockConsumer<byte[], byte[]> consumer = consumer(3);

    assertThatThrownBy(
            () -> new ErasureTopic(Map.of(), TOPIC, Duration.ofMillis(30)).read(consumer))
        .isInstanceOf(UnreadableLogException.class)
        .hasMessageContaining("topic erasures: its end was not reached")
        .hasMessageContaining("make it");
  }

  private static ErasedUsers topic(byte[]... values) {
    MockConsumer<byte[], byte[]> consumer = consumer(values.length);
    consumer.schedulePollTask(
        () -> {
          for (int i = 0; i < values.length; i++) {
            byte[] value = values[i] == TOMBSTONE ? null : values[i];
            consumer.addRecord(new ConsumerRecord<>(TOPIC, 0, i, new byte[0], value));
          }
        });
    return new ErasureTopic(Map.of(), TOPIC, Duration.ofSeconds(5)).read(consumer);
  }

  private static MockConsumer<byte[], byte[]> consumer(long end) {
    MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
    Node node = new Node(0, "localhost", 9092);
    consumer.updatePartitions(
        TOPIC, List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node})));
    consumer.updateBeginningOffsets(Map.of(ONLY, 0L));
    consumer.updateEndOffsets(Map.of(ONLY, end));
    return consumer;
  }

  private static byte[] request(String user, long untilMillis) {
    return new ErasureRequestCodec().write(ErasureRequest.of(user, untilMillis, untilMillis));
  }

  private Path file(String text) throws IOException {
    return Files.write(folder.resolve("erased.txt"), text.getBytes(UTF_8));
  }

  private static List<String> read(EventLog log) {
    List<String> events = new ArrayList<>();
    log.events(event -> events.add(event.userId() + "@" + (event.atMillis() - TEN)));
    return events;
  }

  private static EventLog log(BehaviorEvent... events) {
    return new MemoryEventLog(List.of(events), 0, Map.of());
  }

  private static BehaviorEvent event(String user, long atMillis) {
    return new BehaviorEvent(
        user, null, atMillis, EventType.PRODUCT_BUY, "cup", null, null, null, 5);
  }

  private static final class Fixed implements GrowingLog {
    @Override
    public LogWindow window() {
      return new LogWindow(Long.MAX_VALUE, Map.of());
    }

    @Override
    public EventLog read(LogWindow window) {
      return log(event("ann", TEN), event("bob", TEN));
    }

    @Override
    public OptionalLong newestMillis() {
      return OptionalLong.of(TEN);
    }
  }
}
