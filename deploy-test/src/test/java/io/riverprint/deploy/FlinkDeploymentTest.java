package io.riverprint.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.kubernetes.operator.api.FlinkDeployment;
import org.apache.flink.kubernetes.operator.config.FlinkConfigManager;
import org.apache.flink.kubernetes.operator.validation.DefaultValidator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FlinkDeploymentTest {
  private static final String BASE = "base";

  @ParameterizedTest
  @ValueSource(strings = {BASE, "overlays/local", "overlays/gpu"})
  void theOperatorsOwnValidatorTakesIt(String folder) throws Exception {
    assertThat(problem(deployment(folder))).isEmpty();
  }

  @Test
  void theValidatorWouldFindWhatIsWrong() throws Exception {
    ObjectNode deployment = deployment(BASE);
    ((ObjectNode) deployment.at("/spec/flinkConfiguration")).remove("high-availability.type");

    assertThat(problem(deployment))
        .hasValueSatisfying(text -> assertThat(text).contains("High availability"));
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, "overlays/local", "overlays/gpu"})
  void itIsOfTheSchemaOfItsCustomResource(String folder) throws Exception {
    assertThat(OperatorSchema.problems(deployment(folder))).isEmpty();
  }

  @Test
  void theSchemaWouldFindAnUnknownFieldAndAWrongType() throws Exception {
    ObjectNode deployment = deployment(BASE);
    ((ObjectNode) deployment.at("/spec/job")).put("paralellism", 4).put("parallelism", "four");

    assertThat(OperatorSchema.problems(deployment)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {BASE, "overlays/local", "overlays/gpu"})
  void itsPodTemplatesAreOfKubernetesModel(String folder) throws Exception {
    JsonNode spec = deployment(folder).path("spec");

    assertThat(KnownKinds.podTemplate(spec.path("podTemplate")).getSpec().getVolumes())
        .extracting(volume -> volume.getName())
        .containsExactlyInAnyOrder("job", "state", "models", "scratch", "tmp", "log");
    assertThat(KnownKinds.podTemplate(spec.at("/taskManager/podTemplate")).getSpec()).isNotNull();
  }

  private static ObjectNode deployment(String folder) throws Exception {
    return (ObjectNode)
        Manifests.one(
            "FlinkDeployment",
            folder.equals(BASE) ? Manifests.written(BASE) : Manifests.rendered(folder));
  }

  private static Optional<String> problem(ObjectNode deployment) throws Exception {
    FlinkDeployment read =
        new ObjectMapper()
            .treeToValue(PublishedOperator.inItsWords(deployment), FlinkDeployment.class);
    return new DefaultValidator(new FlinkConfigManager(new Configuration()))
        .validateDeployment(read);
  }
}
