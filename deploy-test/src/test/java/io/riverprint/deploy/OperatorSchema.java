package io.riverprint.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.nio.file.Path;
import java.util.List;

/**
 * The schema in the operator's definition of FlinkDeployment, made strict: a cluster drops a field
 * that is not in the schema without a word, which here is an error.
 */
final class OperatorSchema {
  private static final Path DEFINITION =
      Path.of("target/crd/META-INF/fabric8/flinkdeployments.flink.apache.org-v1.yml");

  private OperatorSchema() {}

  /** What is wrong with a deployment. */
  static List<String> problems(ObjectNode deployment) throws Exception {
    ObjectNode copy = deployment.deepCopy();
    // The definition is of operator 1.10, which ended at Flink 1.20; 1.14 has 2.2 in its list.
    ((ObjectNode) copy.path("spec")).put("flinkVersion", "v1_20");
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
        .getSchema(strict())
        .validate(copy)
        .stream()
        .map(ValidationMessage::getMessage)
        .toList();
  }

  private static JsonNode strict() throws Exception {
    JsonNode schema =
        Manifests.read(DEFINITION).get(0).at("/spec/versions/0/schema/openAPIV3Schema");
    close(schema.at("/properties/spec"));
    return schema;
  }

  private static void close(JsonNode schema) {
    JsonNode properties = schema.path("properties");
    boolean open =
        schema.has("additionalProperties") || schema.has("x-kubernetes-preserve-unknown-fields");
    if (schema instanceof ObjectNode object && properties.isObject() && !open) {
      object.put("additionalProperties", false);
    }
    if (schema instanceof ObjectNode object
        && schema.path("x-kubernetes-int-or-string").asBoolean()) {
      object.remove("type");
    }
    properties.forEach(OperatorSchema::close);
    close(schema, "items");
    close(schema, "additionalProperties");
  }

  private static void close(JsonNode schema, String below) {
    if (schema.path(below).isObject()) {
      close(schema.path(below));
    }
  }
}
