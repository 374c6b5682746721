package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class LibtorchTest {

  @Test
  void aThreadThatDidNotLoadLibtorchCanTrain() {
    float[] loaded = Libtorch.on(1, LibtorchTest::step);
    float[] other = inThread(() -> Libtorch.on(1, LibtorchTest::step));
    assertThat(other).containsExactly(loaded);
    assertThat(other[0]).isLessThan(2);
  }

  @Test
  void aThreadKeepsWhatItRecordedBefore() {
    boolean recorded =
        inThread(
            () -> {
              JniUtils.setGradMode(true);
              int unused = Libtorch.on(1, manager -> 1);
              return JniUtils.isGradMode();
            });
    assertThat(recorded).isTrue();
  }

  /** One step down the square of a number. */
  private static float[] step(NDManager manager) {
    NDArray weight = manager.create(new float[] {2});
    weight.setRequiresGradient(true);
    AdamW optimizer = new AdamW(manager, List.of(weight), 0.1f, 0, AdamW.UNCLIPPED);
    try (GradientCollector collector = Engine.getEngine(Libtorch.ENGINE).newGradientCollector()) {
      collector.backward(weight.square().sum());
    }
    optimizer.step();
    return weight.toFloatArray();
  }

  private static <T> T inThread(java.util.function.Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, each -> new Thread(each, "another").start()).join();
  }
}
