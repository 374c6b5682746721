package io.riverprint.job.serve;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.net.NetworkWeights;
import java.io.Serializable;

/** Where a subtask gets its backend for a release's weights. */
@FunctionalInterface
public interface BackendSource extends Serializable {
  Backend open(NetworkWeights weights);

  /** Throws if it could never open one on this machine, such as on a GPU where there is none. */
  default void check() {}
}
