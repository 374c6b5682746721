package io.riverprint.local.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.ErasureReceipt;
import io.riverprint.schema.ErasureRequest;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.wire.ErasureReceiptCodec;
import io.riverprint.schema.wire.ErasureRequestCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class EraseCommandTest {
  private static final String UNTIL = "2022-06-01T12:00:00Z";
  private static final long UNTIL_MILLIS = Instant.parse(UNTIL).toEpochMilli();

  private static LocalKafka kafka;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

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
  void eachUserIsARequestKeyedByTheUser() {
    assertThat(run("--user", "ann", "--user", "böb", "--user", "ann", "--until", UNTIL)).isZero();

    assertThat(requests("ann", "böb"))
        .extracting(ErasureRequest::userId, ErasureRequest::untilMillis)
        .containsExactly(tuple("ann", UNTIL_MILLIS), tuple("böb", UNTIL_MILLIS));
    assertThat(out.toString())
        .contains(ErasureRequest.of("ann", UNTIL_MILLIS, 0).requestId() + ": user ann, up to");
  }

  @Test
  void withoutAReceiptTheWaitingEndsAndSaysWhatToDo() {
    assertThat(run("--user", "carl", "--until", UNTIL, "--wait", "300ms")).isEqualTo(1);

    assertThat(err.toString())
        .contains("has no receipt of " + ErasureRequest.of("carl", UNTIL_MILLIS, 0).requestId())
        .contains("see that it runs");
    assertThat(requests("carl")).hasSize(1);
  }

  @Test
  void theReceiptIsToldInWords() throws Exception {
    AtomicBoolean goOn = new AtomicBoolean(true);
    CompletableFuture<Void> job = CompletableFuture.runAsync(() -> answer("dora", goOn));

    assertThat(run("--user", "dora", "--until", UNTIL, "--wait")).isZero();

    goOn.set(false);
    job.get();
    assertThat(out.toString())
        .contains(ErasureRequest.of("dora", UNTIL_MILLIS, 0).requestId() + ": the job has erased");
  }

  @Test
  void whatHasNotHappenedCannotBeErased() {
    assertThat(run("--user", "emil", "--until", "2999-01-01T00:00:00Z")).isEqualTo(2);

    assertThat(err.toString()).contains("--until is 2999-01-01T00:00:00Z, must not be after now");
    assertThat(requests("emil")).isEmpty();
  }

  @Test
  void aUserIdLongerThanAnyIsRefused() {
    assertThat(run("--user", "x".repeat(1_001))).isEqualTo(2);

    assertThat(err.toString()).contains("user id is of 1001 characters, needs 1 to 1000");
  }

  @Test
  void aTopicThatIsNotThereIsNamed() {
    assertThat(run("--user", "fred", "--topic", "no-such-topic")).isEqualTo(1);

    assertThat(err.toString()).contains("no-such-topic").contains("has this topic");
  }

  /** As the job would. */
  private static void answer(String user, AtomicBoolean goOn) {
    ErasureRequestCodec codec = new ErasureRequestCodec();
    try (TopicReader reader =
            TopicReader.open(kafka.bootstrap(), Topics.ERASURES, Isolation.READ_COMMITTED);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrap()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
      reader.follow(
          record -> {
            ErasureRequest request = codec.read(record.value());
            if (request.userId().equals(user)) {
              var unused = producer.send(receipt(request));
              producer.flush();
            }
          },
          goOn::get);
    }
  }

  private static ProducerRecord<byte[], byte[]> receipt(ErasureRequest request) {
    ErasureReceipt receipt =
        new ErasureReceipt(
            request.requestId(), request.untilMillis(), ErasureReceipt.Outcome.ERASED, 0);
    return new ProducerRecord<>(
        Topics.ERASURE_RECEIPTS,
        TopicKeys.request(receipt.requestId()),
        new ErasureReceiptCodec().write(receipt));
  }

  private static List<ErasureRequest> requests(String... users) {
    return TopicReader.readAll(kafka.bootstrap(), Topics.ERASURES, Isolation.READ_COMMITTED)
        .stream()
        .filter(record -> List.of(users).contains(new String(record.key(), UTF_8)))
        .map(record -> new ErasureRequestCodec().read(record.value()))
        .toList();
  }

  private int run(String... args) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out, true));
    line.setErr(new PrintWriter(err, true));
    String[] all = new String[args.length + 3];
    all[0] = "erase";
    all[1] = "--bootstrap";
    all[2] = kafka.bootstrap();
    System.arraycopy(args, 0, all, 3, args.length);
    return line.execute(all);
  }
}
