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

  /** Throws if no release could ever serve on this machine. Called when the job starts. */
  default void check() {}
}
