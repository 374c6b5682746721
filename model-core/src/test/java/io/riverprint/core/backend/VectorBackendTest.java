package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;

final class VectorBackendTest extends BackendContract {
  @Override
  protected Backend backend(NetworkWeights weights) {
    return new VectorBackend(weights);
  }

  @Override
  protected float batchTolerance() {
    return 0;
  }
}
