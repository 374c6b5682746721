package io.riverprint.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * The operator that is published for Maven is older than Flink 2.2: it knows neither the version
 * nor the keys that Flink has renamed since. Everything else it judges as it is.
 */
final class PublishedOperator {
  private static final Map<String, String> OLD_KEYS =
      Map.of(
          "execution.checkpointing.savepoint-dir", "state.savepoints.dir",
          "execution.checkpointing.dir", "state.checkpoints.dir",
          "high-availability.type", "high-availability",
          "state.backend.type", "state.backend",
          "restart-strategy.type", "restart-strategy",
          "job.autoscaler.utilization.target", "job.autoscaler.target.utilization");

  private PublishedOperator() {}

  /** A deployment as the operator 1.7 would have been given it. */
  static ObjectNode inItsWords(ObjectNode deployment) {
    ObjectNode copy = deployment.deepCopy();
    ((ObjectNode) copy.path("spec")).put("flinkVersion", "v1_17");
    ObjectNode configuration = (ObjectNode) copy.at("/spec/flinkConfiguration");
    OLD_KEYS.forEach((now, then) -> rename(configuration, now, then));
    return copy;
  }

  private static void rename(ObjectNode configuration, String now, String then) {
    JsonNode value = configuration.remove(now);
    if (value != null) {
      configuration.set(then, value);
    }
  }
}
