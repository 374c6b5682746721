package io.riverprint.job.serve;

import io.riverprint.schema.ModelRelease;
import java.io.Serializable;

/** Where a subtask gets the model of a release. */
public interface ModelSource extends Serializable {

  /**
   * Reads, checks and readies a release. Takes its time; not called on a task thread.
   *
   * @throws RuntimeException if the release must not serve; the message says what to do
   */
  ServingModel open(ModelRelease release);

  /**
   * Does all that {@link #open} does, to know whether the release may serve.
   *
   * @return keeps at hand what the subtasks will share, until closed
   * @throws RuntimeException as {@link #open}
   */
  default AutoCloseable judge(ModelRelease release) {
    return open(release);
  }

  /** Throws if no release could ever serve on this machine. Called when the job starts. */
  default void check() {}
}
