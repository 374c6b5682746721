package io.riverprint.job;

import io.riverprint.job.state.StateFiles;
import java.time.Duration;
import java.util.List;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend.PriorityQueueStateType;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.apache.flink.state.rocksdb.RocksDBOptions;
import org.rocksdb.CompressionType;

/** What the job needs of Flink: fixed where it must be so, a default where it may differ. */
public final class Environments {
  private Environments() {}

  /** The configuration with all that added, where no cluster has settings of its own. */
  public static Configuration of(Configuration given, JobSettings settings) {
    return of(given, settings, new Configuration());
  }

  /**
   * The configuration with all that added.
   *
   * @param cluster settings of the cluster the job will run on: what they hold needs no default
   */
  public static Configuration of(
      Configuration given, JobSettings settings, ReadableConfig cluster) {
    Configuration configuration = new Configuration(given);
    configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    configuration.set(PipelineOptions.GENERIC_TYPES, false);
    configuration.set(PipelineOptions.OBJECT_REUSE, true);
    configuration.set(PipelineOptions.MAX_PARALLELISM, settings.maxParallelism());
    // In-flight records of an unaligned checkpoint would make the restored watermarks differ
    // between subtasks; SteppedState relies on them being the same.
    configuration.set(CheckpointingOptions.ENABLE_UNALIGNED, false);
    addDefaults(configuration, cluster);
    return configuration;
  }

  private static void addDefaults(Configuration configuration, ReadableConfig cluster) {
    orElse(configuration, cluster, StateBackendOptions.STATE_BACKEND, "rocksdb");
    // One timer per user fits the heap; in RocksDB each costs 2.7 us (feasibility measurements).
    orElse(
        configuration, cluster, RocksDBOptions.TIMER_SERVICE_FACTORY, PriorityQueueStateType.HEAP);
    // Hidden states are noise to a compressor: it took more time than it saved in reading.
    orElse(
        configuration,
        cluster,
        RocksDBConfigurableOptions.COMPRESSION_PER_LEVEL,
        List.of(CompressionType.NO_COMPRESSION));
    // A snapshot waits for the memtable to be written: it is kept small.
    orElse(configuration, cluster, RocksDBOptions.OPTIONS_FACTORY, StateFiles.class.getName());
    // Two users fill Flink's 4 KB: each block costs its place in index and cache, also when merged.
    orElse(configuration, cluster, RocksDBConfigurableOptions.BLOCK_SIZE, new MemorySize(16 << 10));
    // A user never seen is told from the filter, without looking into the files.
    orElse(configuration, cluster, RocksDBConfigurableOptions.USE_BLOOM_FILTER, true);
    orElse(configuration, cluster, CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    orElse(
        configuration,
        cluster,
        CheckpointingOptions.CHECKPOINTING_INTERVAL,
        Duration.ofSeconds(30));
    orElse(
        configuration, cluster, CheckpointingOptions.CHECKPOINTING_TIMEOUT, Duration.ofMinutes(5));
    orElse(configuration, cluster, RestartStrategyOptions.RESTART_STRATEGY, "exponential-delay");
    orElse(configuration, cluster, PipelineOptions.AUTO_WATERMARK_INTERVAL, Duration.ofMillis(200));
    orElse(configuration, cluster, PipelineOptions.NAME, "Riverprint profiles");
  }

  private static <T> void orElse(
      Configuration configuration, ReadableConfig cluster, ConfigOption<T> option, T value) {
    if (!configuration.contains(option) && cluster.getOptional(option).isEmpty()) {
      configuration.set(option, value);
    }
  }
}
