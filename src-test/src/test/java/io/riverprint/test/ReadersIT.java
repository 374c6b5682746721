package io.riverprint.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.riverprint.local.kafka.LocalKafka;
import io.riverprint.local.kafka.LocalTopics;
import io.riverprint.local.kafka.TopicReader;
import io.riverprint.local.kafka.TopicReader.Isolation;
import io.riverprint.schema.AlignedEmbedding;
import io.riverprint.schema.Embedding;
import io.riverprint.schema.EmbeddingFormat;
import io.riverprint.schema.TopicKeys;
import io.riverprint.schema.Topics;
import io.riverprint.schema.UserProfile;
import io.riverprint.schema.wire.ProfileCodec;
import io.riverprint.schema.wire.ProfileReader;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The readers of docs/reading-profiles.md, on a topic of a running broker. */
final class ReadersIT {
  private static final Path PAGE = Path.of("../docs/reading-profiles.md");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static List<ConsumerRecord<byte[], byte[]>> topic = List.of();

  @TempDir private Path folder;

  @BeforeAll
  static void writeATopic() {
    try (LocalKafka kafka = LocalKafka.temporary()) {
      LocalTopics.create(kafka.bootstrap(), 1);
      produce(kafka.bootstrap());
      topic = TopicReader.readAll(kafka.bootstrap(), Topics.PROFILES, Isolation.READ_COMMITTED);
    }
  }

  @AfterAll
  static void forget() {
    topic = List.of();
  }

  @Test
  void whoFollowsTheJavaPageHasTheNewestProfileOfEveryUser() {
    ProfileReader reader = new ProfileReader();
    Map<String, UserProfile> newest = new HashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : topic) {
      UserProfile unused =
          reader
              .read(record.key(), record.value())
              .fold(
                  profile ->
                      newest.merge(profile.userId(), profile, (a, b) -> b.supersedes(a) ? b : a),
                  newest::remove);
    }
    assertThat(newest)
        .containsOnly(
            Map.entry("user-ä", new ProfileCodec(EmbeddingFormat.FLOAT32).read(golden("v1"))),
            Map.entry("ä", ManyProfiles.of("ä", 7, 2, 1)),
            Map.entry("b", ManyProfiles.of("b", 3, 2, 2)));
  }

  @Test
  void thePythonOfThePageReadsWhatWasWritten() throws Exception {
    assumeTrue(pythonWithNumpy(), "there is no python3 with numpy on this machine");
    List<JsonNode> read = runProgram(program());
    List<JsonNode> written = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : topic) {
      if (record.value() != null) {
        written.add(asPythonSees(record.value()));
      }
    }
    assertThat(read).isEqualTo(written);
  }

  @Test
  void thePythonProgramIsShort() throws IOException {
    assertThat(program().lines()).hasSizeLessThan(60);
  }

  private static void produce(String bootstrap) {
    ProfileCodec exact = new ProfileCodec(EmbeddingFormat.FLOAT32);
    ProfileCodec halves = new ProfileCodec(EmbeddingFormat.FLOAT16);
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrap),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      send(producer, "ä", exact.write(ManyProfiles.of("ä", 7, 2, 1)));
      send(producer, "ä", exact.write(ManyProfiles.of("ä", 6, 2, 1)));
      send(producer, "b", halves.write(ManyProfiles.of("b", 3, 1, 1)));
      send(producer, "b", halves.write(ManyProfiles.of("b", 3, 2, 2)));
      send(producer, "b", halves.write(ManyProfiles.of("b", 3, 1, 1)));
      for (String version : List.of("v1", "v1-float16", "v2", "v2-aligned")) {
        send(producer, "golden-" + version, golden(version));
      }
      send(producer, "gone", exact.write(ManyProfiles.of("gone", 1, 1, 1)));
      var unused =
          producer.send(new ProducerRecord<>(Topics.PROFILES, TopicKeys.user("gone"), null));
    }
  }

  private static void send(KafkaProducer<byte[], byte[]> to, String user, byte[] value) {
    var unused = to.send(new ProducerRecord<>(Topics.PROFILES, TopicKeys.user(user), value));
  }

  /** The bytes that are kept for ever. */
  private static byte[] golden(String version) {
    Path file = Path.of("../schemas/src/test/resources/golden/profile-" + version + ".hex");
    try {
      return HexFormat.of().parseHex(Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As the page says it: the embedding is a list. */
  private static JsonNode asPythonSees(byte[] value) throws IOException {
    UserProfile profile = new ProfileCodec(EmbeddingFormat.FLOAT32).read(value);
    Map<String, Object> fields = JSON.convertValue(profile, ManyProfiles.FIELDS);
    fields.put("embedding", doubles(profile.embedding()));
    AlignedEmbedding aligned = profile.aligned();
    if (aligned != null) {
      fields.put(
          "aligned", Map.of("space", aligned.space(), "embedding", doubles(aligned.embedding())));
    }
    return JSON.readTree(JSON.writeValueAsString(fields));
  }

  private static double[] doubles(Embedding embedding) {
    float[] values = embedding.values();
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
  }

  private static String program() throws IOException {
    Matcher block =
        Pattern.compile("```python\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
    assertThat(block.find()).as("a block of Python in " + PAGE).isTrue();
    return block.group(1);
  }

  private List<JsonNode> runProgram(String program) throws Exception {
    Path script = Files.writeString(folder.resolve("read_profiles.py"), program);
    Path errors = folder.resolve("errors");
    Process python =
        new ProcessBuilder("python3", script.toString()).redirectError(errors.toFile()).start();
    try (DataOutputStream frames = new DataOutputStream(python.getOutputStream())) {
      for (ConsumerRecord<byte[], byte[]> record : topic) {
        byte[] value = record.value() == null ? new byte[0] : record.value();
        frames.writeInt(value.length);
        frames.write(value);
      }
    }
    String printed = new String(python.getInputStream().readAllBytes(), UTF_8);
    assertThat(python.waitFor()).as(Files.readString(errors)).isZero();
    List<JsonNode> objects = new ArrayList<>();
    for (String line : printed.lines().toList()) {
      objects.add(JSON.readTree(line));
    }
    return objects;
  }

  private static boolean pythonWithNumpy() throws InterruptedException {
    try {
      Process python = new ProcessBuilder("python3", "-c", "import numpy").start();
      return python.waitFor(30, TimeUnit.SECONDS) && python.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
