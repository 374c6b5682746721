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
  private static final int LANES = PackedGru.LANES;
  private static final int TILE = LANES >= 16 ? 6 : 2;
  // So many rows are stepped while their states stay in the second-level cache. Whole tiles.
  private static final int BLOCK = 96;

  private final PackedGru gru;
  private final VectorReadout readout;
  private final int stride;
  private final float[] next;
  private final float[] sums = new float[6 * 4 * LANES];

  public VectorBackend(NetworkWeights weights) {
    this(new PackedNetwork(weights));
  }

  /** Shares the packed weights with every other backend made from them. */
  public VectorBackend(PackedNetwork network) {
    this.gru = network.gru;
    this.readout = new VectorReadout(network);
    this.stride = gru.panels * LANES;
    this.next = new float[BLOCK * stride];
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public void step(StepBatch batch) {
    for (int from = 0; from < batch.rows; from += BLOCK) {
      stepBlock(batch, from, Math.min(BLOCK, batch.rows - from));
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    readout.readOut(batch);
  }

  @Override
  public void close() {}

  // The old states are read whole by every panel, so new ones go beside them until all are done.
  private void stepBlock(StepBatch batch, int from, int rows) {
    int width = gru.hiddenWidth;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(batch.h, (from + row) * width, next, row * stride, width);
    }
    int tiled = rows % TILE == 1 ? rows - 1 : rows;
    for (int panel = 0; panel < gru.panels && tiled > 0; panel++) {
      stepPanel(batch, from, tiled, panel);
    }
    if (tiled < rows) {
      stepLast(batch, from + tiled, tiled);
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(next, row * stride, batch.h, (from + row) * width, width);
    }
  }

  private void stepPanel(StepBatch batch, int from, int rows, int panel) {
    int row = 0;
    while (row < rows) {
      int x = (from + row) * gru.inputWidth;
      int h = (from + row) * gru.hiddenWidth;
      int left = rows - row;
      int done = left > 2 ? Math.min(TILE, left) : left;
      if (done > 2) {
        GruTiles.rows6(gru, panel, batch.x, x, batch.h, h, done, sums);
      } else {
        GruTiles.rows2(gru, panel, batch.x, x, batch.h, h, done, sums);
      }
      VectorFunctions.gates(sums, done, next, row * stride + panel * LANES, stride);
      row += done;
    }
  }

  private void stepLast(StepBatch batch, int row, int at) {
    int x = row * gru.inputWidth;
    int h = row * gru.hiddenWidth;
    for (int panel = 0; panel < gru.panels; panel += 2) {
      GruTiles.panels2(gru, panel, batch.x, x, batch.h, h, sums);
      // The row's two panels lie side by side, as two rows a panel apart.
      VectorFunctions.gates(sums, 2, next, at * stride + panel * LANES, LANES);
    }
  }
}
