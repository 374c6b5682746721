package io.riverprint.test;

import io.riverprint.job.Environments;
import io.riverprint.job.JobSettings;
import io.riverprint.job.ProfileJob;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.CheckpointException;
import org.apache.flink.runtime.checkpoint.CheckpointFailureReason;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.AccessExecutionJobVertex;
import org.apache.flink.runtime.executiongraph.AccessExecutionVertex;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.ExceptionUtils;

/** The job under test. */
final class RunningJob {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Cluster cluster;
  private final JobID id;

  private RunningJob(Cluster cluster, JobID id) {
    this.cluster = cluster;
    this.id = id;
  }

  /** The real job's graph, from Kafka to Kafka. */
  static StreamExecutionEnvironment environment(Configuration given) {
    JobSettings settings = JobSettings.of(given);
    return ProfileJob.environment(Environments.of(given, settings), settings);
  }

  static RunningJob start(Cluster cluster, StreamExecutionEnvironment env) throws Exception {
    return new RunningJob(cluster, get(cluster.flink().submitJob(env.getStreamGraph())).getJobID());
  }

  /** Stops it with a savepoint; {@code drain} ends event time first. */
  String stop(boolean drain) throws Exception {
    String folder = cluster.folder().resolve("savepoints").toUri().toString();
    String savepoint =
        get(cluster.flink().stopWithSavepoint(id, folder, drain, SavepointFormatType.CANONICAL));
    var unused = get(cluster.flink().requestJobResult(id));
    return savepoint;
  }

  /** Asks for a checkpoint, whatever becomes of it. */
  void triggerCheckpoint() {
    var unused = cluster.flink().triggerCheckpoint(id);
  }

  /** Takes a checkpoint, as soon as all tasks run, and returns when it is complete. */
  void completeCheckpoint() throws Exception {
    long giveUpNanos = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        String unused = get(cluster.flink().triggerCheckpoint(id));
        return;
      } catch (ExecutionException e) {
        if (!isTooEarly(e) || System.nanoTime() > giveUpNanos) {
          throw e;
        }
      }
    }
  }

  private static boolean isTooEarly(ExecutionException failure) {
    return ExceptionUtils.findThrowable(failure, CheckpointException.class)
        .filter(
            refused ->
                refused.getCheckpointFailureReason()
                    == CheckpointFailureReason.NOT_ALL_REQUIRED_TASKS_RUNNING)
        .isPresent();
  }

  /**
   * True as long as the job has not ended.
   *
   * @throws AssertionError with its cause if it failed
   */
  boolean requireRunning() {
    try {
      JobStatus status = get(cluster.flink().getJobStatus(id));
      if (status == JobStatus.FAILED) {
        throw new AssertionError("the job failed", cause());
      }
      return true;
    } catch (Exception e) {
      throw new IllegalStateException("the job's status is not to be had", e);
    }
  }

  /** How often one of its tasks was started again. */
  int restarts() throws Exception {
    int restarts = 0;
    for (AccessExecutionJobVertex vertex : graph().getAllVertices().values()) {
      for (AccessExecutionVertex task : vertex.getTaskVertices()) {
        restarts = Math.max(restarts, task.getCurrentExecutionAttempt().getAttemptNumber());
      }
    }
    return restarts;
  }

  private Throwable cause() throws Exception {
    ErrorInfo failure = graph().getFailureInfo();
    return failure == null
        ? new IllegalStateException("without a cause")
        : failure.getException().deserializeError(RunningJob.class.getClassLoader());
  }

  private AccessExecutionGraph graph() throws Exception {
    return get(cluster.flink().getExecutionGraph(id));
  }

  private static <T> T get(java.util.concurrent.CompletableFuture<T> future) throws Exception {
    return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }
}
