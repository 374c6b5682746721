package io.riverprint.deploy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in k8s/, as written and as kustomize renders it. */
final class Manifests {
  static final Path ROOT = Path.of("..", "k8s");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private Manifests() {}

  /** The resources a kustomization lists, as they lie in its folder. */
  static List<JsonNode> written(String folder) throws IOException {
    JsonNode kustomization = read(ROOT.resolve(folder).resolve("kustomization.yaml")).get(0);
    Stream.Builder<JsonNode> all = Stream.builder();
    for (JsonNode name : kustomization.path("resources")) {
      Path file = ROOT.resolve(folder).resolve(name.asText());
      if (Files.isRegularFile(file)) {
        read(file).forEach(all::add);
      }
    }
    return all.build().toList();
  }

  /** What would be applied; the test is skipped where no kubectl renders it. */
  static List<JsonNode> rendered(String folder) throws IOException, InterruptedException {
    assumeTrue(isThere("kubectl"), "kubectl is not there, which has kustomize built in");
    Process kubectl =
        new ProcessBuilder("kubectl", "kustomize", ROOT.resolve(folder).toString())
            .redirectErrorStream(true)
            .start();
    String output = new String(kubectl.getInputStream().readAllBytes(), UTF_8);
    assertThat(kubectl.waitFor()).as(output).isZero();
    return read(output);
  }

  static List<JsonNode> read(Path file) throws IOException {
    return read(Files.readString(file));
  }

  /** Those of a kind. */
  static List<JsonNode> of(String kind, List<JsonNode> documents) {
    return documents.stream().filter(one -> one.path("kind").asText().equals(kind)).toList();
  }

  /** The one of a kind. */
  static JsonNode one(String kind, List<JsonNode> documents) {
    List<JsonNode> found = of(kind, documents);
    assertThat(found).as(kind).hasSize(1);
    return found.get(0);
  }

  static String name(JsonNode document) {
    return document.at("/metadata/name").asText();
  }

  private static List<JsonNode> read(String documents) throws IOException {
    try (var values = YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
      return values.readAll().stream().filter(one -> !one.isNull()).toList();
    }
  }

  static boolean isThere(String program) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
