package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkWeights;

/**
 * The backend that serves on a CPU: vectorised Java, weights packed for it, nothing allocated per
 * call. Needs {@code --add-modules jdk.incubator.vector}; without it this class does not load.
 *
 * <p>A row comes out with the same bits whatever its batch and its place in it: see {@link
 * GruTiles}. It differs from {@link HeapBackend} by rounding alone.
 */
public final class VectorBackend implements Backend {
  private final PackedNetwork network;
  private final VectorGru[] grus;
  private final VectorReadout readout;
  private boolean closed;

  /** Packs the weights into memory of its own. */
  public VectorBackend(NetworkWeights weights) {
    this.network = new PackedNetwork(weights);
    this.grus = network.encoders.stream().map(VectorGru::new).toArray(VectorGru[]::new);
    this.readout = new VectorReadout(network);
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public void step(StepBatch batch) {
    requireOpen();
    for (VectorGru gru : grus) {
      for (int from = 0; from < batch.rows; from += VectorGru.BLOCK) {
        gru.step(batch, from, Math.min(VectorGru.BLOCK, batch.rows - from));
      }
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    requireOpen();
    readout.readOut(batch);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      network.close();
    }
  }

  // Its memory may hold another network's weights by now.
  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("vector backend: closed, needs an open one");
    }
  }
}
