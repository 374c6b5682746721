package io.riverprint.trainer.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.junit.jupiter.api.Test;

/** Steps against the gradient of a x + b y, which is (a, b) wherever one is. */
final class AdamWTest {

  @Test
  void goesAWholeLearningRateAtFirstWhateverTheGradient() {
    assertThat(after(1, new Schedule(1, 1, 0.1f, 0, 100), 3, 0.02f))
        .containsExactly(new float[] {1 - 0.1f, 2 - 0.1f}, within(1e-6f));
  }

  @Test
  void decaysWeightsApartFromTheGradient() {
    assertThat(after(1, new Schedule(1, 1, 0.1f, 0.5f, 100), 3, 3))
        .containsExactly(new float[] {0.95f - 0.1f, 1.9f - 0.1f}, within(1e-6f));
  }

  @Test
  void keepsGoingAtTheSameRateWhileTheGradientStays() {
    assertThat(after(5, new Schedule(1, 1, 0.1f, 0, 100), 3, -3))
        .containsExactly(new float[] {1 - 0.5f, 2 + 0.5f}, within(1e-5f));
  }

  @Test
  void shortensLongGradientsWithoutTurningThem() {
    // (3, 4) has norm 5; shortened to 1 it is (0.6, 0.8), which is what the first moment has.
    assertThat(meanAfterOne(new Schedule(1, 1, 0.1f, 0, 1), 3, 4))
        .containsExactly(new float[] {0.06f, 0.08f}, within(1e-6f));
  }

  @Test
  void leavesShortGradientsAlone() {
    assertThat(meanAfterOne(new Schedule(1, 1, 0.1f, 0, 1), 0.3f, 0.4f))
        .containsExactly(new float[] {0.03f, 0.04f}, within(1e-6f));
  }

  private static float[] after(int steps, Schedule schedule, float... gradient) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Parameters parameters = new Parameters(manager);
      NDArray at = parameters.add(new float[] {1, 2}, 2);
      AdamW optimizer = new AdamW(manager, parameters, schedule);
      for (int step = 0; step < steps; step++) {
        step(manager, at, optimizer, gradient);
      }
      return at.toFloatArray();
    }
  }

  private static float[] meanAfterOne(Schedule schedule, float... gradient) {
    try (NDManager manager = NDManager.newBaseManager(Device.cpu(), "PyTorch")) {
      Parameters parameters = new Parameters(manager);
      NDArray at = parameters.add(new float[] {1, 2}, 2);
      AdamW optimizer = new AdamW(manager, parameters, schedule);
      step(manager, at, optimizer, gradient);
      return optimizer.means().get(0);
    }
  }

  private static void step(NDManager manager, NDArray at, AdamW optimizer, float[] gradient) {
    try (GradientCollector collector = Engine.getEngine("PyTorch").newGradientCollector()) {
      collector.backward(at.mul(manager.create(gradient)).sum());
    }
    optimizer.step();
  }
}
