package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;

final class HeapBackendTest extends BackendContract {
  @Override
  protected Backend backend(NetworkWeights weights) {
    return new HeapBackend(weights);
  }

  @Override
  protected float batchTolerance() {
    return 0;
  }
}
