package io.riverprint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class HardeningTest {

  @ParameterizedTest
  @ValueSource(strings = {"base", "components/trainer", "components/trainer-cronjob"})
  void everyPodIsUnprivilegedWithAReadOnlyRoot(String folder) throws Exception {
    List<JsonNode> pods = podSpecs(Manifests.written(folder));

    assertThat(pods)
        .hasSize(1)
        .allSatisfy(
            pod -> {
              assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
              assertThat(pod.at("/securityContext/runAsUser").asInt()).isEqualTo(9999);
              assertThat(pod.at("/securityContext/seccompProfile/type").asText())
                  .isEqualTo("RuntimeDefault");
              assertThat(pod.path("containers"))
                  .hasSize(1)
                  .allSatisfy(HardeningTest::requireClosed);
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "components/trainer", "components/trainer-cronjob"})
  void memoryIsAsMuchAsIsAskedFor(String folder) throws Exception {
    for (JsonNode pod : podSpecs(Manifests.written(folder))) {
      for (JsonNode container : pod.path("containers")) {
        // The operator asks for what it limits to, unless a factor says otherwise.
        if (!container.path("name").asText().equals("flink-main-container")) {
          assertThat(container.at("/resources/limits/memory").asText())
              .matches("[0-9]+Gi")
              .isEqualTo(container.at("/resources/requests/memory").asText());
        }
      }
    }
    assertThat(configuration().has("kubernetes.taskmanager.memory.limit-factor")).isFalse();
  }

  @Test
  void onlyTheJobHasATokenAndEachRoleIsItsOwn() throws Exception {
    List<JsonNode> base = Manifests.written("base");

    assertThat(Manifests.of("ServiceAccount", base))
        .filteredOn(one -> one.path("automountServiceAccountToken").asBoolean(true))
        .extracting(Manifests::name)
        .containsExactlyInAnyOrder("riverprint-jobmanager", "riverprint-taskmanager");
    assertThat(Manifests.of("RoleBinding", base))
        .allSatisfy(
            one -> {
              assertThat(one.at("/roleRef/name").asText()).isEqualTo(Manifests.name(one));
              assertThat(one.at("/subjects/0/name").asText()).isEqualTo(Manifests.name(one));
            });
    JsonNode taskManager =
        Manifests.of("Role", base).stream()
            .filter(one -> Manifests.name(one).equals("riverprint-taskmanager"))
            .findFirst()
            .orElseThrow();
    assertThat(texts(taskManager.at("/rules/0/verbs"))).containsExactly("get", "list", "watch");
  }

  @Test
  void flinkTakesNoJarsOverRest() throws Exception {
    assertThat(configuration().path("web.submit.enable").asText()).isEqualTo("false");
    assertThat(configuration().path("web.cancel.enable").asText()).isEqualTo("false");
  }

  @Test
  void policiesNameThePortsThatFlinkIsGiven() throws Exception {
    List<JsonNode> policies = Manifests.of("NetworkPolicy", Manifests.written("base"));

    assertThat(ports(policies, "riverprint-jobmanager", "ingress"))
        .containsExactlyInAnyOrderElementsOf(
            settings(
                "jobmanager.rpc.port",
                "blob.server.port",
                "rest.port",
                "metrics.reporter.prom.port"));
    assertThat(ports(policies, "riverprint-taskmanager", "ingress"))
        .containsExactlyInAnyOrderElementsOf(
            settings(
                "taskmanager.rpc.port", "taskmanager.data.port", "metrics.reporter.prom.port"));
    assertThat(policies)
        .allSatisfy(
            policy -> {
              assertThat(texts(policy.at("/spec/policyTypes")))
                  .containsExactly("Ingress", "Egress");
              assertThat(policy.at("/spec/ingress"))
                  .allSatisfy(rule -> assertThat(rule.path("from")).hasSizeGreaterThan(0));
            });
  }

  @Test
  void whatIsWrittenLiesInAVolume() throws Exception {
    JsonNode pod = deployment().at("/spec/podTemplate/spec");
    List<String> mounted = new ArrayList<>();
    pod.at("/containers/0/volumeMounts")
        .forEach(
            mount -> {
              if (!mount.path("readOnly").asBoolean()) {
                mounted.add(mount.path("mountPath").asText());
              }
            });
    List<String> written =
        new ArrayList<>(
            settings(
                "state.backend.rocksdb.localdir",
                "io.tmp.dirs",
                "execution.checkpointing.dir",
                "execution.checkpointing.savepoint-dir",
                "high-availability.storageDir"));
    pod.at("/containers/0/env")
        .forEach(
            one -> {
              if (one.path("name").asText().endsWith("_DIR")) {
                written.add(one.path("value").asText());
              }
            });

    assertThat(written)
        .hasSize(7)
        .allSatisfy(
            path ->
                assertThat(mounted)
                    .anySatisfy(
                        mount -> assertThat(path.replace("file://", "")).startsWith(mount + "/")));
  }

  @Test
  void budgetsSelectThePodsOfTheJob() throws Exception {
    List<JsonNode> base = Manifests.written("base");

    assertThat(Manifests.of("PodDisruptionBudget", base))
        .extracting(one -> one.at("/spec/selector/matchLabels").toString())
        .containsExactlyInAnyOrder(
            "{\"app\":\"riverprint-job\",\"component\":\"jobmanager\"}",
            "{\"app\":\"riverprint-job\",\"component\":\"taskmanager\"}");
    assertThat(deployment().at("/spec/jobManager/replicas").asInt()).isEqualTo(2);
  }

  @Test
  void theGpuOverlayAsksForAGpuOnANodeThatHasOne() throws Exception {
    JsonNode pod =
        Manifests.one("FlinkDeployment", Manifests.rendered("overlays/gpu"))
            .at("/spec/taskManager/podTemplate/spec");

    assertThat(pod.at("/containers/0/name").asText()).isEqualTo("flink-main-container");
    assertThat(pod.at("/containers/0/resources/limits").path("nvidia.com/gpu").asText())
        .isEqualTo("1");
    assertThat(pod.path("nodeSelector").path("nvidia.com/gpu.present").asText()).isEqualTo("true");
  }

  private static void requireClosed(JsonNode container) {
    JsonNode security = container.path("securityContext");
    assertThat(security.path("readOnlyRootFilesystem").asBoolean()).isTrue();
    assertThat(security.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(texts(security.at("/capabilities/drop"))).containsExactly("ALL");
  }

  private static List<JsonNode> podSpecs(List<JsonNode> documents) {
    List<JsonNode> pods = new ArrayList<>();
    for (JsonNode document : documents) {
      for (String path :
          List.of(
              "/spec/podTemplate/spec",
              "/spec/template/spec",
              "/spec/jobTemplate/spec/template/spec")) {
        if (document.at(path).has("containers")) {
          pods.add(document.at(path));
        }
      }
    }
    return pods;
  }

  private static JsonNode deployment() throws Exception {
    return Manifests.one("FlinkDeployment", Manifests.written("base"));
  }

  private static JsonNode configuration() throws Exception {
    return deployment().at("/spec/flinkConfiguration");
  }

  private static List<String> settings(String... keys) throws Exception {
    JsonNode configuration = configuration();
    return List.of(keys).stream().map(key -> configuration.path(key).asText()).toList();
  }

  private static List<String> ports(List<JsonNode> policies, String name, String direction) {
    List<String> ports = new ArrayList<>();
    policies.stream()
        .filter(one -> Manifests.name(one).equals(name))
        .forEach(
            one ->
                one.at("/spec/" + direction)
                    .forEach(
                        rule ->
                            rule.path("ports")
                                .forEach(port -> ports.add(port.path("port").asText()))));
    return ports.stream().distinct().toList();
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
