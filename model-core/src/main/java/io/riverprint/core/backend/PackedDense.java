package io.riverprint.core.backend;

import io.riverprint.core.net.Dense;
import java.nio.ByteBuffer;

/**
 * A dense layer in the order in which {@link DenseTiles} reads it: outputs in pairs of vectors, for
 * each pair one run of memory, column after column, filled up with zeroes. Immutable; for any
 * number of threads.
 */
final class PackedDense {
  final int inputs;
  final int outputs;
  final int pairs;
  final int paddedOutputs;
  final int pairBytes;
  final ByteBuffer weights;
  final float[] bias;

  PackedDense(Dense dense, WeightMemory memory) {
    int pair = 2 * PackedGru.LANES;
    this.inputs = dense.inputs();
    this.outputs = dense.outputs();
    this.pairs = (outputs + pair - 1) / pair;
    this.paddedOutputs = pairs * pair;
    this.pairBytes = inputs * pair * Float.BYTES;
    this.weights = memory.take(Math.multiplyExact(pairs, pairBytes));
    this.bias = new float[paddedOutputs];
    System.arraycopy(dense.bias(), 0, bias, 0, outputs);
    for (int row = 0; row < outputs; row++) {
      int to = row / pair * pairBytes + row % pair * Float.BYTES;
      for (int k = 0; k < inputs; k++) {
        weights.putFloat(to + k * pair * Float.BYTES, dense.weights()[row * inputs + k]);
      }
    }
  }
}
