package io.riverprint.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.junit.jupiter.api.Test;

final class EnvironmentsTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  @Test
  void aDefaultGivesWayToTheClustersOwnSetting() {
    Configuration cluster = new Configuration();
    cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, MINUTE);

    // What the environment does: what the program sets wins over the cluster's.
    Configuration merged = new Configuration(cluster);
    merged.addAll(flink(new Configuration(), cluster));

    assertThat(merged.get(CheckpointingOptions.CHECKPOINTING_INTERVAL)).isEqualTo(MINUTE);
    assertThat(merged.get(CheckpointingOptions.INCREMENTAL_CHECKPOINTS)).isTrue();
  }

  @Test
  void theJobsOwnSettingWinsOverTheClusters() {
    Configuration cluster = new Configuration();
    cluster.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, MINUTE);
    Configuration given = new Configuration();
    given.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofSeconds(3));

    assertThat(flink(given, cluster).get(CheckpointingOptions.CHECKPOINTING_INTERVAL))
        .isEqualTo(Duration.ofSeconds(3));
  }

  @Test
  void whatMustBeSoIsSoWhateverTheClusterSays() {
    Configuration cluster = new Configuration();
    cluster.set(PipelineOptions.GENERIC_TYPES, true);
    cluster.set(CheckpointingOptions.ENABLE_UNALIGNED, true);

    Configuration flink = flink(new Configuration(), cluster);

    assertThat(flink.get(PipelineOptions.GENERIC_TYPES)).isFalse();
    assertThat(flink.get(CheckpointingOptions.ENABLE_UNALIGNED)).isFalse();
  }

  private static Configuration flink(Configuration given, Configuration cluster) {
    given.set(JobOptions.BOOTSTRAP, "kafka:9092");
    return Environments.of(given, JobSettings.of(given), cluster);
  }
}
