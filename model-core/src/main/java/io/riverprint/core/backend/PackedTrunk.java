package io.riverprint.core.backend;

import io.riverprint.core.net.TrunkWeights;

/** A trunk's weights, the products packed. */
final class PackedTrunk {
  final TrunkWeights weights;
  final PackedDense up;
  final PackedDense down;

  PackedTrunk(TrunkWeights weights, WeightMemory memory) {
    this.weights = weights;
    this.up = new PackedDense(weights.up(), memory);
    this.down = new PackedDense(weights.down(), memory);
  }
}
