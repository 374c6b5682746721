package io.riverprint.test;

import io.riverprint.job.metric.LiveMetrics;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;

/** A Flink cluster in this JVM, with task managers of one slot each. */
final class Cluster implements AutoCloseable {
  private final MiniCluster cluster;
  private final LiveMetrics metrics;
  private final Path folder;

  private Cluster(MiniCluster cluster, LiveMetrics metrics, Path folder) {
    this.cluster = cluster;
    this.metrics = metrics;
    this.folder = folder;
  }

  static Cluster start(Path folder, int taskManagers) throws Exception {
    Configuration flink = new Configuration();
    flink.set(CoreOptions.TMP_DIRS, folder.toString());
    flink.set(RestOptions.BIND_PORT, "0");
    flink.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(64));
    LiveMetrics metrics = LiveMetrics.addTo(flink);
    MiniCluster cluster =
        new MiniCluster(
            new MiniClusterConfiguration.Builder()
                .setConfiguration(flink)
                .setNumTaskManagers(taskManagers)
                .setNumSlotsPerTaskManager(1)
                .build());
    cluster.start();
    return new Cluster(cluster, metrics, folder);
  }

  MiniCluster flink() {
    return cluster;
  }

  /** Kills the task manager that was started at this place, and starts another. */
  void killTaskManager(int index) throws Exception {
    cluster.terminateTaskManager(index).get(30, TimeUnit.SECONDS);
    cluster.startTaskManager();
  }

  /** Metrics of all jobs this cluster has run. */
  LiveMetrics metrics() {
    return metrics;
  }

  /** Where its jobs' checkpoints lie. */
  Path folder() {
    return folder;
  }

  @Override
  public void close() throws Exception {
    cluster.close();
    metrics.close();
  }
}
