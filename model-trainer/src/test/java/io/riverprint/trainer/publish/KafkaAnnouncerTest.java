package io.riverprint.trainer.publish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.schema.ModelRelease;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.NotEnoughReplicasException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

/** On the producer that Kafka's clients bring for tests; it keeps what is sent in a list. */
class KafkaAnnouncerTest {
  private static final ModelRelease RELEASE =
      new ModelRelease(12, "file:///models/v000012/", "ab".repeat(32), 77, "space-1");

  @Test
  void sendsTheReleasesBytesUnderItsVersion() {
    MockProducer<String, byte[]> producer = producer();

    new KafkaAnnouncer(producer, "releases", KafkaAnnouncerTest::bytes).announce(RELEASE);

    assertThat(producer.history()).hasSize(1);
    ProducerRecord<String, byte[]> sent = producer.history().get(0);
    assertThat(sent.topic()).isEqualTo("releases");
    assertThat(sent.key()).isEqualTo("12");
    assertThat(sent.value()).isEqualTo(bytes(RELEASE));
    assertThat(producer.flushed()).isTrue();
  }

  @Test
  void saysWhatToDoWhenTheBrokersDoNotTakeIt() {
    MockProducer<String, byte[]> producer = producer();
    producer.sendException = new NotEnoughReplicasException("1 of 2");

    assertThatThrownBy(
            () ->
                new KafkaAnnouncer(producer, "releases", KafkaAnnouncerTest::bytes)
                    .announce(RELEASE))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContainingAll("topic releases", "release 12", "1 of 2", "announce again");
  }

  @Test
  void safetyCannotBeSwitchedOff() {
    Map<String, Object> settings =
        KafkaAnnouncer.safe(
            Map.of("bootstrap.servers", "kafka:9092", "acks", "0", "enable.idempotence", false));

    assertThat(settings)
        .containsEntry("bootstrap.servers", "kafka:9092")
        .containsEntry("acks", "all")
        .containsEntry("enable.idempotence", true);
  }

  @Test
  void kafkaTakesTheSettings() {
    Map<String, Object> settings =
        KafkaAnnouncer.safe(Map.of("bootstrap.servers", "localhost:9092"));
    settings.put("key.serializer", StringSerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);

    assertThat(new ProducerConfig(settings).getString("acks")).isEqualTo("-1");
  }

  private static MockProducer<String, byte[]> producer() {
    return new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
  }

  private static byte[] bytes(ModelRelease release) {
    return release.toString().getBytes(StandardCharsets.UTF_8);
  }
}
