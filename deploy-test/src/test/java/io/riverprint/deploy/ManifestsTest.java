package io.riverprint.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ManifestsTest {
  // Kinds of operators; they have tests of their own.
  private static final Set<String> CUSTOM =
      Set.of("flink.apache.org/v1beta1 FlinkDeployment", "kafka.strimzi.io/v1 KafkaTopic");
  private static final Set<String> FIELDS_OF_A_TOPIC = Set.of("partitions", "replicas", "config");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "base",
        "topics",
        "components/monitoring",
        "components/trainer",
        "components/trainer-cronjob"
      })
  void everyFileIsOfKubernetesModelWithNothingUnknown(String folder) throws Exception {
    requireKnown(Manifests.written(folder));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overlays/local",
        "overlays/gpu",
        "topics",
        "overlays/local/topics",
      })
  void whatKustomizeRendersIsOfKubernetesModelWithNothingUnknown(String folder) throws Exception {
    requireKnown(Manifests.rendered(folder));
  }

  @ParameterizedTest
  @ValueSource(strings = {"train", "rollback", "list"})
  void everyTaskIsOfKubernetesModelAndAsClosedAsTheTrainer(String name) throws Exception {
    JsonNode task = Manifests.read(Manifests.ROOT.resolve("tasks/" + name + ".yaml")).get(0);
    JsonNode trainer = Manifests.one("Deployment", Manifests.written("components/trainer"));

    assertThat(KnownKinds.parse(task))
        .isInstanceOf(io.fabric8.kubernetes.api.model.batch.v1.Job.class);
    assertThat(task.at("/spec/template/spec/securityContext"))
        .isEqualTo(trainer.at("/spec/template/spec/securityContext"));
    assertThat(task.at("/spec/template/spec/containers/0/securityContext"))
        .isEqualTo(trainer.at("/spec/template/spec/containers/0/securityContext"));
    assertThat(task.at("/spec/template/spec/serviceAccountName").asText())
        .isEqualTo("riverprint-trainer");
  }

  @Test
  void anUnknownFieldWouldBeFound() throws Exception {
    JsonNode account = Manifests.of("ServiceAccount", Manifests.written("base")).get(0);
    ((ObjectNode) account).put("automountServiceAccountTokens", false);

    assertThatThrownBy(() -> KnownKinds.parse(account))
        .hasMessageContaining("automountServiceAccountTokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"overlays/local", "overlays/gpu"})
  void everyResourceOfAnOverlayIsInTheNamespaceItMakes(String folder) throws Exception {
    List<JsonNode> documents = Manifests.rendered(folder);

    String namespace = Manifests.name(Manifests.one("Namespace", documents));
    assertThat(documents)
        .filteredOn(one -> !one.path("kind").asText().equals("Namespace"))
        .extracting(one -> one.at("/metadata/namespace").asText())
        .containsOnly(namespace);
    assertThat(Manifests.of("RoleBinding", documents))
        .extracting(one -> one.at("/subjects/0/namespace").asText())
        .containsOnly(namespace);
  }

  @Test
  void aCompactedTopicForgetsWhatATombstoneErasedWithinADay() throws Exception {
    List<JsonNode> compacted =
        Manifests.written("topics").stream()
            .filter(one -> one.at("/spec/config/cleanup.policy").asText().equals("compact"))
            .toList();

    assertThat(compacted).extracting(Manifests::name).contains("riverprint.profiles.v1");
    assertThat(compacted)
        .allSatisfy(
            one -> {
              assertThat(one.at("/spec/config/max.compaction.lag.ms").asLong())
                  .isBetween(1L, 86_400_000L);
              assertThat(one.at("/spec/config/segment.ms").asLong()).isBetween(1L, 86_400_000L);
            });
  }

  private static void requireKnown(List<JsonNode> documents) throws Exception {
    assertThat(documents).hasSizeGreaterThan(0);
    for (JsonNode document : documents) {
      if (!CUSTOM.contains(KnownKinds.keyOf(document))) {
        assertThat(KnownKinds.parse(document))
            .as(Manifests.name(document))
            .isInstanceOf(Object.class);
      }
    }
    assertThat(Manifests.of("KafkaTopic", documents))
        .allSatisfy(topic -> assertThat(FIELDS_OF_A_TOPIC).containsAll(fields(topic.path("spec"))));
  }

  private static List<String> fields(JsonNode object) {
    return object.properties().stream().map(java.util.Map.Entry::getKey).toList();
  }
}
