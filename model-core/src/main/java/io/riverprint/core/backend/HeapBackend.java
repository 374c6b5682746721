package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;
import java.util.stream.IntStream;

/**
 * The definition: plain loops, row by row, the same bits on every machine and in every batch. Slow;
 * the oracle of the other backends, and what a JVM without the vector module falls back to.
 */
public final class HeapBackend implements Backend {
  private final HeapEncoder[] encoders;

  public HeapBackend(NetworkWeights weights) {
    this.encoders =
        IntStream.range(0, weights.encoders().size())
            .mapToObj(encoder -> new HeapEncoder(weights, encoder))
            .toArray(HeapEncoder[]::new);
  }

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public void step(StepBatch batch) {
    for (int row = 0; row < batch.rows; row++) {
      for (HeapEncoder encoder : encoders) {
        encoder.step(batch, row);
      }
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    for (int row = 0; row < batch.rows; row++) {
      for (HeapEncoder encoder : encoders) {
        encoder.readOut(batch, row);
      }
    }
  }

  @Override
  public void close() {}
}
