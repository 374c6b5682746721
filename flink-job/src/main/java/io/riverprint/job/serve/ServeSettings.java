package io.riverprint.job.serve;

import io.riverprint.core.step.ProfileSpace;
import io.riverprint.core.step.StepSettings;
import java.io.Serializable;

/**
 * How profiles are served, apart from the model.
 *
 * @param eventsTopic named in dead letters of repeated events
 * @param emitMinIntervalMillis event time between two profiles of one user, at least
 * @param topItems how many categories and SKUs a profile lists
 * @param maxBatch most users stepped in one go
 * @param cacheUsers users kept decoded in each subtask
 * @param maxWaitingEvents events a subtask takes before its first release without slowing down
 * @param loadTimeoutMillis how long a release is waited for whose time has come
 * @param space of the profiles' embedding
 * @param maxReleaseBytes largest bundle taken
 * @param sweepUsersPerSecond users a subtask moves to a new release without an event; 0 for none
 */
public record ServeSettings(
    String eventsTopic,
    long emitMinIntervalMillis,
    int topItems,
    int maxBatch,
    int cacheUsers,
    int maxWaitingEvents,
    long loadTimeoutMillis,
    ProfileSpace space,
    long maxReleaseBytes,
    int sweepUsersPerSecond)
    implements Serializable {

  /** In the releases' own spaces; releases of any size, and no sweep. */
  public ServeSettings(
      String eventsTopic,
      long emitMinIntervalMillis,
      int topItems,
      int maxBatch,
      int cacheUsers,
      int maxWaitingEvents,
      long loadTimeoutMillis) {
    this(
        eventsTopic,
        emitMinIntervalMillis,
        topItems,
        maxBatch,
        cacheUsers,
        maxWaitingEvents,
        loadTimeoutMillis,
        ProfileSpace.NEW,
        Long.MAX_VALUE,
        0);
  }

  /** The part that the step itself needs. */
  public StepSettings steps() {
    return new StepSettings(emitMinIntervalMillis, topItems, maxBatch, space);
  }
}
