package io.riverprint.core.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.pytorch.jni.JniUtils;
import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.BackendContract;
import io.riverprint.core.backend.DrawnNetwork;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.NetworkWeights;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class TorchBackendTest extends BackendContract {
  @Override
  protected Backend backend(NetworkWeights weights) {
    return new TorchBackend(weights, Device.cpu());
  }

  @Override
  protected float batchTolerance() {
    return 1e-5f;
  }

  @Test
  void holdsOnlyItsWeightsAfterManySteps() {
    NetworkWeights weights = new DrawnNetwork(31).weights(DrawnNetwork.small());
    StepBatch step = new StepBatch(4, 5, 7);
    step.rows = 4;
    ReadoutBatch read = new ReadoutBatch(4, DrawnNetwork.small());
    read.rows = 4;
    try (TorchBackend backend = new TorchBackend(weights, Device.cpu())) {
      int atFirst = backend.heldTensors();
      for (int i = 0; i < 500; i++) {
        backend.step(step);
        backend.readOut(read);
      }
      // The GRU's four, the embedding's two, one head of one layer, one of two.
      assertThat(atFirst).isEqualTo(4 + 2 + 2 + 4);
      assertThat(backend.heldTensors()).isEqualTo(atFirst);
    }
  }

  @Test
  void holdsOnlyItsWeightsAfterManyReadoutsOfAllKinds() {
    ReadoutBatch read = new ReadoutBatch(4, DrawnNetwork.hybrid());
    read.rows = 4;
    Arrays.fill(read.keptRows, 3);
    NetworkWeights weights = new DrawnNetwork(33).weights(DrawnNetwork.hybrid());
    try (TorchBackend backend = new TorchBackend(weights, Device.cpu())) {
      int atFirst = backend.heldTensors();
      for (int i = 0; i < 200; i++) {
        backend.readOut(read);
      }
      // Four GRUs and embeddings, two attention layers, three trunks, five layers of heads.
      assertThat(atFirst).isEqualTo(4 * (4 + 2) + 2 * 16 + 3 * 10 + 5 * 2);
      assertThat(backend.heldTensors()).isEqualTo(atFirst);
    }
  }

  @Test
  void computesWithOneThreadOnTheThreadThatUsesIt() throws InterruptedException {
    NetworkWeights weights = new DrawnNetwork(32).weights(DrawnNetwork.small());
    StepBatch step = new StepBatch(1, 5, 7);
    step.rows = 1;
    int[] threads = new int[1];
    try (TorchBackend backend = new TorchBackend(weights, Device.cpu())) {
      Thread user =
          new Thread(
              () -> {
                JniUtils.setNumThreads(2);
                backend.step(step);
                threads[0] = JniUtils.getNumThreads();
              });
      user.start();
      user.join();
    }
    assertThat(threads[0]).isEqualTo(1);
  }
}
