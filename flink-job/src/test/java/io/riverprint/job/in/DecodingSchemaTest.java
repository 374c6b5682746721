package io.riverprint.job.in;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.job.wire.ArrivedEvent;
import io.riverprint.job.wire.Decoded;
import io.riverprint.schema.BehaviorEvent;
import io.riverprint.schema.DeadLetter.Reason;
import io.riverprint.schema.EventType;
import io.riverprint.schema.event.EventMapping;
import io.riverprint.schema.wire.EventCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.apache.flink.util.Collector;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class DecodingSchemaTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final int MAX_BYTES = 100_000;
  private static final DecodingSchema SCHEMA =
      new DecodingSchema(EventMapping.DEFAULT, MAX_BYTES, new FutureGuard(1_000));

  @BeforeAll
  static void open() {
    SCHEMA.prepare();
  }

  @Test
  void readsAnEventAndKeepsItsPlaceAndBytes() {
    byte[] bytes = event("u", "101", null, EventType.PRODUCT_BUY);

    ArrivedEvent read = decode(bytes, TEN).get();

    assertThat(read.userId()).isEqualTo("u");
    assertThat(read.partition()).isEqualTo(3);
    assertThat(read.offset()).isEqualTo(77);
    assertThat(read.original()).isEqualTo(bytes);
  }

  @Test
  void saysOfADeadRecordWhereItIsAndWhatItWas() {
    byte[] bytes = "no event".getBytes(UTF_8);

    assertThat(decode(bytes, TEN).letter())
        .satisfies(
            letter -> {
              assertThat(letter.reason()).isEqualTo(Reason.UNREADABLE);
              assertThat(letter.topic()).isEqualTo("events");
              assertThat(letter.partition()).isEqualTo(3);
              assertThat(letter.offset()).isEqualTo(77);
              assertThat(letter.original()).isEqualTo(bytes);
            });
  }

  @Test
  void refusesATombstoneATooLargeRecordALongUserAndWrongCodes() {
    assertThat(decode(null, TEN).letter().reason()).isEqualTo(Reason.EMPTY);
    assertThat(decode(new byte[10_000_000], TEN).letter().reason()).isEqualTo(Reason.TOO_LARGE);
    byte[] longUser = event("u".repeat(70_000), "101", null, EventType.PRODUCT_BUY);
    assertThat(decode(longUser, TEN).letter().reason()).isEqualTo(Reason.UNREADABLE);
    byte[] codes = event("u", null, "[ 1 2 3 ]", EventType.SEARCH_QUERY);
    assertThat(decode(codes, TEN).letter().reason()).isEqualTo(Reason.BAD_CODES);
  }

  @Test
  void refusesAnEventAheadOfTheLogByMoreThanTheBound() {
    byte[] bytes = event("u", "101", null, EventType.PRODUCT_BUY);

    assertThat(decode(bytes, TEN - 1_000).isGood()).isTrue();
    assertThat(decode(bytes, TEN - 1_001).letter().reason()).isEqualTo(Reason.FUTURE);
  }

  @Test
  void takesAnEventOfALogWithoutTimes() {
    byte[] bytes = event("u", "101", null, EventType.PRODUCT_BUY);

    assertThat(decode(bytes, ConsumerRecord.NO_TIMESTAMP).isGood()).isTrue();
  }

  @Test
  void neverThrowsWhateverTheBytes() {
    SplittableRandom random = new SplittableRandom(7);
    byte[] good = event("u", "101", null, EventType.PRODUCT_BUY);
    byte[] json = "{\"user\":[[{\"a\":1e999,\"b\":\"\\u0000\"}]]}".getBytes(UTF_8);
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = damaged(i % 3 == 0 ? json : good, random);
      assertThat(decode(bytes, TEN)).isNotNull();
    }
  }

  @Test
  void deeplyNestedJsonIsADeadLetter() {
    byte[] bytes = "[".repeat(MAX_BYTES).getBytes(UTF_8);

    assertThat(decode(bytes, TEN).letter().reason()).isEqualTo(Reason.UNREADABLE);
  }

  private static byte[] damaged(byte[] bytes, SplittableRandom random) {
    byte[] damaged = Arrays.copyOf(bytes, random.nextInt(1, bytes.length * 2));
    for (int i = random.nextInt(8); i > 0; i--) {
      damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  private static byte[] event(
      String user, @Nullable String sku, @Nullable String query, EventType type) {
    return new EventCodec()
        .write(new BehaviorEvent(user, "e1", TEN, type, sku, null, query, null, 5));
  }

  private static Decoded<ArrivedEvent> decode(byte @Nullable [] bytes, long loggedMillis) {
    Collected collected = new Collected();
    SCHEMA.deserialize(record(bytes, loggedMillis), collected);
    assertThat(collected.all).hasSize(1);
    return collected.all.get(0);
  }

  // Kafka gives null for a tombstone; its API knows no nullness.
  @SuppressWarnings("NullAway")
  private static ConsumerRecord<byte[], byte[]> record(byte @Nullable [] value, long loggedMillis) {
    return new ConsumerRecord<>(
        "events",
        3,
        77,
        loggedMillis,
        TimestampType.CREATE_TIME,
        0,
        0,
        null,
        value,
        new RecordHeaders(),
        Optional.empty());
  }

  private static final class Collected implements Collector<Decoded<ArrivedEvent>> {
    final List<Decoded<ArrivedEvent>> all = new ArrayList<>();

    @Override
    public void collect(Decoded<ArrivedEvent> decoded) {
      all.add(decoded);
    }

    @Override
    public void close() {}
  }
}
