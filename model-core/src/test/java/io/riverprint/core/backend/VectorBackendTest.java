package io.riverprint.core.backend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.net.NetworkWeights;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

final class VectorBackendTest extends BackendContract {
  private static final NetworkWeights NETWORK = SmallBundles.hybrid(1, 5).network();

  @Override
  protected Backend backend(NetworkWeights weights) {
    return new VectorBackend(weights);
  }

  @Override
  protected float batchTolerance() {
    return 0;
  }

  @Test
  void whatIsClosedIsUsedAgainAndNativeMemoryDoesNotGrow() {
    openAndClose();
    long buffers = directBuffers();
    for (int release = 0; release < 200; release++) {
      openAndClose();
    }
    // The collector may have freed others' meanwhile.
    assertThat(directBuffers()).isLessThanOrEqualTo(buffers);
  }

  @Test
  void aClosedOneRefusesToAnswer() {
    Backend backend = new VectorBackend(NETWORK);
    backend.close();
    backend.close();
    assertThatThrownBy(
            () ->
                backend.step(
                    new StepBatch(1, NETWORK.spec().inputWidth(), NETWORK.spec().hiddenWidth())))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  private static void openAndClose() {
    new VectorBackend(NETWORK).close();
  }

  private static long directBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getCount)
        .sum();
  }
}
