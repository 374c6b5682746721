package io.riverprint.local.kafka;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * What one broker, which is its own controller, needs to hold a log that nobody else replicates.
 *
 * @param folder where the log lies
 * @param brokerPort where clients connect, on the loopback address
 * @param controllerPort where the broker finds itself
 */
record BrokerSettings(Path folder, int brokerPort, int controllerPort) {

  static final int NODE = 1;
  static final String CONTROLLER = "CONTROLLER";

  /**
   * 32 MiB: above the largest record that the job refuses, so that it can be sent to be refused.
   */
  private static final int MAX_MESSAGE_BYTES = 32 << 20;

  String bootstrap() {
    return "localhost:" + brokerPort;
  }

  Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>(identity());
    all.putAll(alone());
    all.putAll(keeping());
    // Kafka takes text for every type, but not an int for a short.
    all.replaceAll((name, value) -> value.toString());
    return all;
  }

  private Map<String, Object> identity() {
    return Map.of(
        "process.roles",
        "broker,controller",
        "node.id",
        NODE,
        "controller.quorum.voters",
        NODE + "@localhost:" + controllerPort,
        "listeners",
        "BROKER://" + bootstrap() + "," + CONTROLLER + "://localhost:" + controllerPort,
        "advertised.listeners",
        "BROKER://" + bootstrap(),
        "listener.security.protocol.map",
        "BROKER:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
        "inter.broker.listener.name",
        "BROKER",
        "controller.listener.names",
        CONTROLLER,
        "log.dirs",
        folder.toString());
  }

  private static Map<String, Object> alone() {
    return Map.of(
        "offsets.topic.replication.factor", 1,
        "offsets.topic.num.partitions", 2,
        "transaction.state.log.replication.factor", 1,
        "transaction.state.log.min.isr", 1,
        "transaction.state.log.num.partitions", 2,
        "share.coordinator.state.topic.replication.factor", 1,
        "share.coordinator.state.topic.min.isr", 1,
        "group.initial.rebalance.delay.ms", 0,
        "auto.create.topics.enable", false);
  }

  private static Map<String, Object> keeping() {
    return Map.of(
        // Records carry event time, which is history here: any retention would delete them at once.
        "log.retention.ms",
        -1,
        "log.cleaner.dedupe.buffer.size",
        2 << 20,
        "log.segment.bytes",
        256 << 20,
        // Flink's exactly-once sink asks for an hour by default.
        "transaction.max.timeout.ms",
        7_200_000,
        "message.max.bytes",
        MAX_MESSAGE_BYTES,
        "replica.fetch.max.bytes",
        MAX_MESSAGE_BYTES,
        "fetch.max.bytes",
        2 * MAX_MESSAGE_BYTES,
        "log.message.timestamp.after.max.ms",
        Long.MAX_VALUE);
  }
}
