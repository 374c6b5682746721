package io.riverprint.core.backend;

import io.riverprint.core.net.TrunkWeights;

/** The trunk on packed weights, a block of rows at a time. For one thread. */
final class VectorTrunk {
  private final int width;
  private final PackedDense up;
  private final PackedDense down;
  private final VectorNorm pooledNorm;
  private final VectorNorm upNorm;
  private final VectorNorm downNorm;
  private final float[] middle;
  private final float[] u;

  VectorTrunk(PackedTrunk packed) {
    TrunkWeights weights = packed.weights;
    this.width = weights.pooled().width();
    this.up = packed.up;
    this.down = packed.down;
    this.pooledNorm = new VectorNorm(weights.pooled());
    this.upNorm = new VectorNorm(weights.upNorm());
    this.downNorm = new VectorNorm(weights.downNorm());
    this.middle = new float[VectorReadout.BLOCK * up.paddedOutputs];
    this.u = new float[VectorReadout.BLOCK * down.paddedOutputs];
  }

  /** Overwrites p, the first columns of rows {@code stride} apart, with u + g. */
  void apply(float[] p, int stride, int rows) {
    pooledNorm.apply(p, stride, rows);
    DenseTiles.apply(up, p, 0, stride, rows, middle, up.paddedOutputs);
    VectorFunctions.gelu(middle, rows * up.paddedOutputs);
    upNorm.apply(middle, up.paddedOutputs, rows);
    DenseTiles.apply(down, middle, 0, up.paddedOutputs, rows, u, down.paddedOutputs);
    VectorFunctions.gelu(u, rows * down.paddedOutputs);
    downNorm.apply(u, down.paddedOutputs, rows);
    for (int row = 0; row < rows; row++) {
      Sums.add(u, row * down.paddedOutputs, p, row * stride, width);
    }
  }
}
