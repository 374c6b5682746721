package io.riverprint.core.net;

/**
 * The definition of the trunk (reference, section 5.3, steps 3 to 5): g = LN(p), then u + g with u
 * = LN(GELU(W2 LN(GELU(W1 g)))). Holds scratch space: for one thread.
 */
final class Trunk {
  private final LayerNorm pooled;
  private final DenseLayer up;
  private final LayerNorm upNorm;
  private final DenseLayer down;
  private final LayerNorm downNorm;
  private final float[] g;
  private final float[] middle;

  Trunk(TrunkWeights weights) {
    this.pooled = new LayerNorm(weights.pooled());
    this.up = new DenseLayer(weights.up());
    this.upNorm = new LayerNorm(weights.upNorm());
    this.down = new DenseLayer(weights.down());
    this.downNorm = new LayerNorm(weights.downNorm());
    this.g = new float[weights.pooled().width()];
    this.middle = new float[weights.up().outputs()];
  }

  /** Writes u + g of the row p at {@code to[0]}. */
  void apply(float[] p, int pAt, float[] to) {
    pooled.apply(p, pAt, g, 0);
    up.apply(g, 0, middle, 0);
    gelu(middle, middle.length);
    upNorm.apply(middle, 0, middle, 0);
    down.apply(middle, 0, to, 0);
    gelu(to, g.length);
    downNorm.apply(to, 0, to, 0);
    for (int i = 0; i < g.length; i++) {
      to[i] += g[i];
    }
  }

  private static void gelu(float[] values, int count) {
    for (int i = 0; i < count; i++) {
      values[i] = Functions.gelu(values[i]);
    }
  }
}
