package io.riverprint.job;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.torch.Backends;
import io.riverprint.job.serve.BackendSource;
import java.util.Locale;

/** The backend the options ask for. */
record ChosenBackend(JobOptions.BackendName name, JobOptions.DeviceName device)
    implements BackendSource {

  @Override
  public Backend open(NetworkWeights weights) {
    return Backends.open(
        name.name().toLowerCase(Locale.ROOT), device.name().toLowerCase(Locale.ROOT), weights);
  }
}
