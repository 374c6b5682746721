package io.riverprint.core.backend;

import io.riverprint.core.net.AttentionWeights;
import io.riverprint.core.net.ReadoutSpec;

/** An attention layer's weights, the products packed. */
final class PackedAttention {
  final AttentionWeights weights;
  final ReadoutSpec.Trunk spec;
  final PackedDense query;
  final PackedDense key;
  final PackedDense value;
  final PackedDense out;
  final PackedDense up;
  final PackedDense down;

  PackedAttention(AttentionWeights weights, ReadoutSpec.Trunk spec, WeightMemory memory) {
    this.weights = weights;
    this.spec = spec;
    this.query = new PackedDense(weights.query(), memory);
    this.key = new PackedDense(weights.key(), memory);
    this.value = new PackedDense(weights.value(), memory);
    this.out = new PackedDense(weights.out(), memory);
    this.up = new PackedDense(weights.up(), memory);
    this.down = new PackedDense(weights.down(), memory);
  }
}
