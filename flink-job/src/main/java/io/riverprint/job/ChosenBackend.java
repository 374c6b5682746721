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
    return Backends.open(lower(name), lower(device), weights);
  }

  @Override
  public void check() {
    Backends.check(lower(name), lower(device));
  }

  private static String lower(Enum<?> option) {
    return option.name().toLowerCase(Locale.ROOT);
  }
}
