package io.riverprint.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.riverprint.job.Environments;
import io.riverprint.job.InvalidSettingsException;
import io.riverprint.job.JobSettings;
import io.riverprint.schema.Topics;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.kafka.storage.internals.log.LogConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the files in k8s/ and docker/ name exists, and is understood by the very code that reads it.
 */
final class DeploymentFilesTest {
  private static final Path ROOT = Path.of("..");
  private static final Path K8S = ROOT.resolve("k8s");
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final Pattern COPY = Pattern.compile("COPY (--from=build )?(\\S+) (\\S+)");

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/local", "overlays/gpu"})
  void theJobTakesItsConfiguration(String folder) throws IOException {
    Configuration given = flat(K8S.resolve(folder).resolve("job.yaml"));

    JobSettings settings = JobSettings.of(given);
    Configuration flink = Environments.of(given, settings, flinkOf("base"));

    assertThat(settings.topics().events()).isEqualTo(Topics.EVENTS);
    assertThat(given.keySet()).allMatch(key -> key.startsWith("profile."));
    // Nothing here is taken out of the hands of flink-deployment.yaml.
    assertThat(flink.contains(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isFalse();
  }

  @Test
  void aSlipInItWouldBeFound() throws IOException {
    Configuration given = flat(K8S.resolve("base/job.yaml"));
    given.setString("profile.emit.min-intervall", "1 s");

    assertThatThrownBy(() -> JobSettings.of(given))
        .isInstanceOf(InvalidSettingsException.class)
        .hasMessageContaining("did you mean profile.emit.min-interval?");
  }

  @Test
  void everyKeyOfFlinkIsOneOfThisFlink() throws Exception {
    Set<String> known = FlinkKeys.all();

    assertThat(flinkOf("base").keySet())
        .filteredOn(key -> !key.startsWith("job.autoscaler."))
        .filteredOn(key -> !key.startsWith("kubernetes."))
        .filteredOn(key -> !key.startsWith("metrics.reporter.prom."))
        .allSatisfy(key -> assertThat(known).contains(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "overlays/local", "overlays/gpu"})
  void flinkCanDivideTheMemoryAndLeavesRoomForLibtorch(String folder) throws IOException {
    Configuration flink = flinkOf("base");
    flink.addAll(flinkOf(folder));
    JsonNode memory = deployment(folder).at("/spec/taskManager/resource/memory");
    flink.set(TaskManagerOptions.TOTAL_PROCESS_MEMORY, MemorySize.parse(memory.asText()));

    TaskExecutorProcessSpec memories = TaskExecutorProcessUtils.processSpecFromConfig(flink);

    assertThat(memories.getTaskOffHeapSize().getMebiBytes()).isGreaterThanOrEqualTo(768);
    assertThat(memories.getManagedMemorySize().getMebiBytes()).isGreaterThanOrEqualTo(512);
    assertThat(memories.getTaskHeapSize().getMebiBytes()).isGreaterThanOrEqualTo(768);
  }

  @Test
  void theClassesItNamesExist() throws Exception {
    JsonNode job = deployment("base").at("/spec/job");

    assertThat(Class.forName(job.path("entryClass").asText()).getMethod("main", String[].class))
        .isNotNull();
    assertThat(Class.forName(flinkOf("base").getString("metrics.reporter.prom.factory.class", "")))
        .isNotNull();
  }

  @Test
  void theTopicsAreThoseOfTheSchemas() throws Exception {
    Set<String> ours = new TreeSet<>();
    for (Field topic : Topics.class.getFields()) {
      ours.add((String) topic.get(null));
    }

    assertThat(topics()).extracting(topic -> topic.at("/metadata/name").asText()).containsAll(ours);
  }

  @Test
  void aBrokerTakesTheSettingsOfEveryTopic() throws IOException {
    for (JsonNode topic : topics()) {
      Properties settings = new Properties();
      topic
          .at("/spec/config")
          .properties()
          .forEach(one -> settings.put(one.getKey(), one.getValue().asText()));
      LogConfig.validate(settings);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"job.Dockerfile", "trainer.Dockerfile"})
  void whatAnImageCopiesIsHereOrIsBuiltBeforeIt(String name) throws IOException {
    String dockerfile = Files.readString(ROOT.resolve("docker").resolve(name));
    List<String> fromHere = new ArrayList<>();
    List<String> built = new ArrayList<>();
    COPY.matcher(dockerfile)
        .results()
        .forEach(one -> (one.group(1) == null ? fromHere : built).add(one.group(2)));

    assertThat(fromHere).allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    assertThat(built)
        .allSatisfy(
            file ->
                assertThat(file.startsWith("/src/") ? made(file) : dockerfile)
                    .contains(
                        file.startsWith("/src/") ? "target" : "=" + file.replaceAll("/$", "")));
    assertThat(dockerfile).contains("USER 9999:9999").contains("-f docker/djl/pom.xml");
    assertThat(ROOT.resolve("docker/djl/pom.xml")).exists();
  }

  @Test
  void theJarOfTheImageIsTheOneTheDeploymentRuns() throws IOException {
    String dockerfile = Files.readString(ROOT.resolve("docker/job.Dockerfile"));
    String jar = deployment("base").at("/spec/job/jarURI").asText().replace("local://", "");

    assertThat(dockerfile).contains(" " + jar + "\n");
    assertThat(Files.readString(ROOT.resolve("flink-job/pom.xml")))
        .contains("<shadedClassifierName>run</shadedClassifierName>");
  }

  @Test
  void theImagesFlinkIsTheOneWeAreBuiltAgainst() throws IOException {
    String pom = Files.readString(ROOT.resolve("pom.xml"));
    String version = pom.replaceAll("(?s).*<flink.version>(.*?)</flink.version>.*", "$1");

    assertThat(Files.readString(ROOT.resolve("docker/job.Dockerfile")))
        .contains("FROM flink:" + version + "-java17");
    assertThat("v" + version.replace('.', '_'))
        .startsWith(deployment("base").at("/spec/flinkVersion").asText());
  }

  @Test
  void everyFileAKustomizationNamesExists() throws IOException {
    List<Path> kustomizations;
    try (Stream<Path> files = Files.walk(K8S)) {
      kustomizations = files.filter(file -> file.endsWith("kustomization.yaml")).toList();
    }

    assertThat(kustomizations).hasSizeGreaterThan(5);
    for (Path file : kustomizations) {
      JsonNode kustomization = YAML.readTree(file.toFile());
      List<String> named = new ArrayList<>();
      for (String list : List.of("resources", "components", "configurations")) {
        kustomization.path(list).forEach(one -> named.add(one.asText()));
      }
      kustomization
          .path("configMapGenerator")
          .forEach(one -> one.path("files").forEach(path -> named.add(path.asText())));
      kustomization
          .path("patches")
          .forEach(
              one -> {
                if (one.has("path")) {
                  named.add(one.path("path").asText());
                }
              });
      assertThat(named)
          .as(file.toString())
          .allSatisfy(name -> assertThat(file.resolveSibling(name)).exists());
    }
  }

  // "/src/flink-job/target/x-run.jar" is made by the module's build; its version is the pom's.
  private static String made(String file) throws IOException {
    Path inside = Path.of("/src").relativize(Path.of(file));
    assertThat(ROOT.resolve(inside.getName(0)).resolve("pom.xml")).exists();
    assertThat(Files.readString(ROOT.resolve("pom.xml")))
        .contains("<version>" + file.replaceAll(".*?-(\\d[^/]*?-SNAPSHOT).*", "$1") + "</version>");
    return file;
  }

  private static Configuration flat(Path yaml) throws IOException {
    Configuration configuration = new Configuration();
    flatten("", YAML.readTree(yaml.toFile()), configuration);
    return configuration;
  }

  private static void flatten(String prefix, JsonNode node, Configuration configuration) {
    for (Map.Entry<String, JsonNode> one : node.properties()) {
      if (one.getValue().isObject()) {
        flatten(prefix + one.getKey() + ".", one.getValue(), configuration);
      } else {
        configuration.setString(prefix + one.getKey(), one.getValue().asText());
      }
    }
  }

  private static JsonNode deployment(String folder) throws IOException {
    return YAML.readTree(K8S.resolve(folder).resolve("flink-deployment.yaml").toFile());
  }

  private static Configuration flinkOf(String folder) throws IOException {
    Configuration flink = new Configuration();
    flatten("", deployment(folder).at("/spec/flinkConfiguration"), flink);
    return flink;
  }

  private static List<JsonNode> topics() throws IOException {
    try (var values =
        YAML.readerFor(JsonNode.class)
            .<JsonNode>readValues(K8S.resolve("topics/topics.yaml").toFile())) {
      return values.readAll().stream().filter(one -> one.has("kind")).toList();
    }
  }
}
