package io.riverprint.test;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.torch.Backends;
import io.riverprint.job.serve.BackendSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Backends that count how many of them are open, in this JVM.
 *
 * @param name of the backend
 */
record CountedBackends(String name) implements BackendSource {
  private static final long serialVersionUID = 1;

  // Static because Flink copies what it is given; one case at a time uses it.
  private static final AtomicInteger OPEN = new AtomicInteger();
  private static final AtomicInteger OPENED = new AtomicInteger();

  static int open() {
    return OPEN.get();
  }

  static int opened() {
    return OPENED.get();
  }

  @Override
  public Backend open(NetworkWeights weights) {
    Backend backend = Backends.open(name, "cpu", weights);
    OPEN.incrementAndGet();
    OPENED.incrementAndGet();
    return new Counted(backend);
  }

  private record Counted(Backend backend) implements Backend {
    @Override
    public String name() {
      return backend.name();
    }

    @Override
    public void step(StepBatch batch) {
      backend.step(batch);
    }

    @Override
    public void readOut(ReadoutBatch batch) {
      backend.readOut(batch);
    }

    @Override
    public void close() {
      backend.close();
      OPEN.decrementAndGet();
    }
  }
}
