package io.riverprint.local.bench;

import io.riverprint.job.JobOptions.BackendName;
import java.time.Duration;

/**
 * What the whole job is measured with.
 *
 * @param users drawn by Zipf's law
 * @param cacheShare of the users that fit into the write-back caches
 * @param parallelism slots
 * @param emitInterval event time between two profiles of one user
 * @param watermarks time between two watermarks: what comes in between is one batch
 * @param window how long each figure is measured, after as long a warm-up
 * @param backend who does the arithmetic
 * @param compare whether the same job is also run one user at a time, and on libtorch
 */
public record JobBenchSettings(
    int users,
    double cacheShare,
    int parallelism,
    Duration emitInterval,
    Duration watermarks,
    Duration window,
    BackendName backend,
    boolean compare) {
  public JobBenchSettings {
    if (users < 1 || cacheShare < 0 || cacheShare > 1 || parallelism < 1) {
      throw new IllegalArgumentException(
          "job bench: need users >= 1, 0 <= cache share <= 1, parallelism >= 1, got "
              + users
              + ", "
              + cacheShare
              + ", "
              + parallelism);
    }
  }
}
