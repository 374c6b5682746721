package io.riverprint.job;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.VectorBackend;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.job.serve.BackendSource;

/** The backend the options ask for. */
record ChosenBackend(JobOptions.BackendName name, JobOptions.DeviceName device)
    implements BackendSource {

  @Override
  public Backend open(NetworkWeights weights) {
    return switch (name) {
      case HEAP -> new HeapBackend(weights);
      case AUTO, VECTOR, TORCH -> new VectorBackend(weights);
    };
  }
}
