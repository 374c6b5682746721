package io.riverprint.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import io.riverprint.trainer.neural.AdamW;
import io.riverprint.trainer.neural.Libtorch;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PredictorTest {
  private static final ProbeSize TINY = new ProbeSize(3, 5, 4, 1);

  @ParameterizedTest
  @CsvSource({"744, 1, 51898369", "744, 100, 52101220"})
  void theOrganisersSizeHasAsManyParametersAsTheirs(int width, int outputs, long parameters) {
    assertThat(ProbeSize.CHALLENGE.parameters(width, outputs)).isEqualTo(parameters);
    assertThat(50_370_560L + (width + 1) * 2048L + 2049L * outputs).isEqualTo(parameters);
  }

  @Test
  void theNetworkHasAsManyParametersAsItsSizeSays() {
    try (NDManager manager = manager()) {
      Predictor predictor = new Predictor(manager, TINY, 7, 2, 1);
      long count = predictor.parameters().stream().mapToLong(NDArray::size).sum();
      assertThat(count).isEqualTo(TINY.parameters(7, 2));
    }
  }

  /** PyTorch: torch.manual_seed(0); torch.nn.Linear(2, 2). */
  @Test
  void firstWeightsAreThosePyTorchDrawsFromTheSameSeed() {
    try (NDManager manager = manager()) {
      Predictor predictor = new Predictor(manager, new ProbeSize(2, 3, 4, 1), 2, 1, 0);
      assertThat(predictor.parameters().get(0).toFloatArray())
          .containsExactly(new float[] {-0.0053f, 0.3793f, -0.5820f, -0.5204f}, within(5e-5f));
      assertThat(predictor.parameters().get(1).toFloatArray())
          .containsExactly(new float[] {-0.2723f, 0.1896f}, within(5e-5f));
    }
  }

  @Test
  void logitsAreThoseOfTheWrittenEquations() {
    try (NDManager manager = manager()) {
      Predictor predictor = new Predictor(manager, TINY, 2, 2, 7);
      bendNorms(predictor.parameters());
      float[] x = {0.3f, -1.2f, 4f, 0.01f};
      float[] found = predictor.logits(manager.create(x, new Shape(2, 2))).toFloatArray();
      List<float[]> weights = predictor.parameters().stream().map(NDArray::toFloatArray).toList();
      PlainPredictor plain = new PlainPredictor(weights, TINY.thin(), TINY.wide());
      double[] first = plain.logits(new double[] {0.3f, -1.2f});
      double[] second = plain.logits(new double[] {4f, 0.01f});
      assertThat(new double[] {found[0], found[1], found[2], found[3]})
          .containsExactly(new double[] {first[0], first[1], second[0], second[1]}, within(2e-6));
    }
  }

  /** Norms start as 1 and 0: a swapped pair would not be seen. */
  private static void bendNorms(List<NDArray> parameters) {
    for (int at : new int[] {2, 4, 10, 16, 22}) {
      parameters.get(at).set(new float[] {1.5f, 0.5f, -1});
      parameters.get(at + 1).set(new float[] {0.1f * at, -0.2f, 0.3f});
    }
  }

  /**
   * Two steps on c p with gradients far apart: by hand, with m and v both corrected, p becomes p (1
   * - 1e-5) - 1e-3 c / (|c| + 1e-8), twice.
   */
  @Test
  void stepsAreThoseOfPyTorchsAdamWDownToItsEpsilon() {
    float[] slopes = {2, -1e-9f, 1e-8f, 0};
    try (NDManager manager = manager()) {
      NDArray parameter = manager.create(new float[] {1, 0, 0, -3});
      parameter.setRequiresGradient(true);
      AdamW optimizer = new AdamW(manager, List.of(parameter), 1e-3f, 0.01f, AdamW.UNCLIPPED);
      double[] expected = {1, 0, 0, -3};
      for (int step = 0; step < 2; step++) {
        descend(manager, parameter, slopes);
        optimizer.step();
        for (int i = 0; i < slopes.length; i++) {
          expected[i] *= 1 - 1e-5;
          expected[i] -= 1e-3 * slopes[i] / (Math.abs(slopes[i]) + 1e-8);
        }
      }
      float[] found = parameter.toFloatArray();
      for (int i = 0; i < slopes.length; i++) {
        assertThat((double) found[i]).isEqualTo(expected[i], within(3e-7));
      }
    }
  }

  private static void descend(NDManager manager, NDArray parameter, float[] slopes) {
    try (GradientCollector collector = Engine.getEngine(Libtorch.ENGINE).newGradientCollector()) {
      collector.backward(parameter.mul(manager.create(slopes)).sum());
    }
  }

  private static NDManager manager() {
    return NDManager.newBaseManager(Device.cpu(), Libtorch.ENGINE);
  }
}
