package io.riverprint.core.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.backend.DrawnNetwork;
import io.riverprint.core.backend.PyTorchNumbers;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The parts of the definition, each against PyTorch: see {@code backend/README.md}. */
class LayersTest {
  private static final PyTorchNumbers NUMBERS = new PyTorchNumbers("layers");
  private static final ReadoutSpec.Trunk SHAPE = new ReadoutSpec.Trunk(7, 3, 17, 1);
  private static final int WIDTH = 12;

  @Test
  void geluIsTheExactOne() {
    float[] x = NUMBERS.of("gelu.x");
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = Functions.gelu(x[i]);
    }
    assertThat(y).containsExactly(NUMBERS.of("gelu"), within(1e-6f));
  }

  @Test
  void aLayerNormIsThatOfEachRowEvenOfAConstantOne() {
    DrawnNetwork drawn = new DrawnNetwork(14);
    LayerNorm norm = new LayerNorm(drawn.norm(10));
    float[] rows = NUMBERS.of("norm.x").clone();
    for (int row = 0; row < 3; row++) {
      norm.apply(rows, row * 10, rows, row * 10);
    }
    assertThat(rows).containsExactly(NUMBERS.of("norm"), within(1e-6f));
  }

  @Test
  void attentionGoesOverAllRows() {
    assertThat(mean(7)).containsExactly(NUMBERS.of("attention.mean"), within(1e-6f));
  }

  @Test
  void attentionOverOneRowIsThatRowThroughTheLayer() {
    assertThat(mean(1)).containsExactly(NUMBERS.of("attention.one"), within(1e-6f));
  }

  @Test
  void attentionOverNoRowIsZero() {
    assertThat(mean(0)).containsOnly(0f);
  }

  private static float[] mean(int rows) {
    DrawnNetwork drawn = new DrawnNetwork(14);
    // What was drawn before it: the layer norm and its two rows.
    drawn.norm(10);
    drawn.draw(20);
    AttentionLayer layer = new AttentionLayer(drawn.attention(WIDTH, SHAPE), SHAPE);
    float[] mean = new float[WIDTH];
    Arrays.fill(mean, 5);
    layer.mean(NUMBERS.of("attention.x"), 0, rows, mean);
    return mean;
  }
}
