package io.riverprint.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.connector.base.DeliveryGuarantee;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/**
 * Whether exactly-once can hold: a transaction must live longer than the checkpoint it waits for,
 * and brokers refuse one that wants to live longer than they allow. Found out at start, not hours
 * later.
 */
final class TransactionCheck {
  private static final String BROKER_MAX = "transaction.max.timeout.ms";

  private TransactionCheck() {}

  /**
   * Asks a broker, and compares.
   *
   * @throws InvalidSettingsException with what to change
   */
  static void check(JobSettings settings, Configuration flink) {
    if (settings.sinks().guarantee() == DeliveryGuarantee.EXACTLY_ONCE) {
      List<String> problems =
          problems(
              settings.sinks().transactionTimeoutMillis(),
              flink.get(CheckpointingOptions.CHECKPOINTING_INTERVAL),
              flink.get(CheckpointingOptions.CHECKPOINTING_TIMEOUT),
              brokerMaxMillis(settings));
      if (!problems.isEmpty()) {
        throw new InvalidSettingsException(problems);
      }
    }
  }

  /** What is wrong with these times. */
  static List<String> problems(
      long transactionMillis, Duration interval, Duration timeout, long brokerMaxMillis) {
    List<String> problems = new ArrayList<>();
    long needed = interval.plus(timeout).toMillis();
    String key = JobOptions.TRANSACTION_TIMEOUT.key();
    if (transactionMillis <= needed) {
      problems.add(
          key
              + " is "
              + transactionMillis
              + " ms, must be above checkpoint interval + timeout = "
              + needed
              + " ms, and by as long as the job may be down; raise it, or lower "
              + CheckpointingOptions.CHECKPOINTING_TIMEOUT.key());
    }
    if (transactionMillis > brokerMaxMillis) {
      problems.add(
          key
              + " is "
              + transactionMillis
              + " ms, the broker allows "
              + brokerMaxMillis
              + " ms; lower it, or raise "
              + BROKER_MAX
              + " on the brokers");
    }
    return problems;
  }

  private static long brokerMaxMillis(JobSettings settings) {
    Properties client = new Properties();
    client.putAll(settings.kafka());
    client.put("bootstrap.servers", settings.bootstrap());
    try (Admin admin = Admin.create(client)) {
      Node broker = admin.describeCluster().nodes().get().iterator().next();
      ConfigResource resource = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
      Config config = admin.describeConfigs(List.of(resource)).all().get().get(resource);
      return config == null ? Long.MAX_VALUE : Long.parseLong(config.get(BROKER_MAX).value());
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "brokers "
              + settings.bootstrap()
              + ": could not be asked for "
              + BROKER_MAX
              + ", needed with exactly-once; check that they run and may be asked",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while asking the brokers", e);
    }
  }
}
