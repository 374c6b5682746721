package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.EventCounts;
import io.riverprint.schema.SessionSummary;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class ProfilesCommandTest {

  @Test
  void whoIsForgottenIsNotShownAndWhoCameBackIsShownAnew() {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), 1);
      send(
          kafka.bootstrap(),
          record("ann", 7),
          record("bob", 7),
          forgotten("ann"),
          forgotten("bob"),
          record("bob", 1));
      StringWriter out = new StringWriter();

      assertThat(run(out, "profiles", "--bootstrap", kafka.bootstrap(), "--json")).isZero();

      assertThat(out.toString().lines().toList())
          .singleElement()
          .satisfies(line -> assertThat(line).contains("\"bob\"").contains("\"sequence\":1"));
    }
  }

  @Test
  void whoIsForgottenWhileProfilesAreFollowedIsNamedInWords() {
    assertThat(followed())
        .containsSubsequence("User ann, as of", "User ann was forgotten\n", "User bob, as of");
  }

  @Test
  void whoIsForgottenWhileProfilesAreFollowedIsALineOfJson() {
    assertThat(followed("--json").lines())
        .hasSize(4)
        .element(2)
        .isEqualTo("{\"userId\":\"ann\",\"forgotten\":true}");
  }

  @Test
  void ofWhoIsNotAskedForItIsNotSaidEither() {
    assertThat(followed("--json", "--user", "bob").lines())
        .hasSize(2)
        .noneMatch(line -> line.contains("ann"));
  }

  /** What is printed of Ann and Bob, of Ann's being forgotten, and of Bob's next profile. */
  private static String followed(String... options) {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), 1);
      send(kafka.bootstrap(), record("ann", 7), record("bob", 1));
      Leaver out =
          new Leaver(() -> send(kafka.bootstrap(), forgotten("ann"), record("bob", 2)), "bob", 2);
      List<String> args = new ArrayList<>();
      args.addAll(List.of("profiles", "--bootstrap", kafka.bootstrap(), "--follow"));
      args.addAll(List.of(options));
      assertThat(run(out, args.toArray(String[]::new))).isZero();
      return out.toString();
    }
  }

  private static ProducerRecord<byte[], byte[]> forgotten(String user) {
    return new ProducerRecord<>(Topics.PROFILES, TopicKeys.user(user), null);
  }

  private static ProducerRecord<byte[], byte[]> record(String user, long sequence) {
    UserProfile profile =
        new UserProfile(
            user,
            1_000 + sequence,
            sequence,
            1,
            "space",
            new SessionSummary(0, 1, 1, 1),
            new Embedding(new float[] {1, 2}),
            0.5f,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            new EventCounts(1, 0, 0, 0, 0),
            false);
    return new ProducerRecord<>(
        Topics.PROFILES,
        TopicKeys.user(user),
        new ProfileCodec(EmbeddingFormat.FLOAT32).write(profile));
  }

  @SafeVarargs
  private static void send(String bootstrap, ProducerRecord<byte[], byte[]>... records) {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (ProducerRecord<byte[], byte[]> record : records) {
        var unused = producer.send(record);
      }
      producer.flush();
    }
  }

  private static int run(Writer out, String... args) {
    CommandLine line = Commands.commandLine();
    line.setOut(new PrintWriter(out, true));
    return line.execute(args);
  }
}
