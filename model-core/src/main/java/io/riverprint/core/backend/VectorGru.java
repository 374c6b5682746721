package io.riverprint.core.backend;

/** Steps one encoder on packed weights, a block of rows at a time. For one thread. */
final class VectorGru {
  private static final int LANES = PackedGru.LANES;
  private static final int TILE = LANES >= 16 ? 6 : 2;
  // So many rows are stepped while their states stay in the second-level cache. Whole tiles.
  static final int BLOCK = 96;

  private final PackedGru gru;
  private final int hiddenFrom;
  private final int stride;
  private final float[] next;
  private final float[] sums = new float[6 * 4 * LANES];

  VectorGru(PackedEncoder encoder) {
    this.gru = encoder.gru;
    this.hiddenFrom = encoder.hiddenFrom;
    this.stride = gru.panels * LANES;
    this.next = new float[BLOCK * stride];
  }

  // The old states are read whole by every panel, so new ones go beside them until all are done.
  void step(StepBatch batch, int from, int rows) {
    int width = gru.hiddenWidth;
    for (int row = 0; row < rows; row++) {
      System.arraycopy(batch.h, h(batch, from + row), next, row * stride, width);
    }
    int tiled = rows % TILE == 1 ? rows - 1 : rows;
    for (int panel = 0; panel < gru.panels && tiled > 0; panel++) {
      stepPanel(batch, from, tiled, panel);
    }
    if (tiled < rows) {
      stepLast(batch, from + tiled, tiled);
    }
    for (int row = 0; row < rows; row++) {
      System.arraycopy(next, row * stride, batch.h, h(batch, from + row), width);
    }
  }

  private int h(StepBatch batch, int row) {
    return row * batch.hiddenWidth + hiddenFrom;
  }

  private void stepPanel(StepBatch batch, int from, int rows, int panel) {
    int hStride = batch.hiddenWidth;
    int row = 0;
    while (row < rows) {
      int x = (from + row) * gru.inputWidth;
      int h = h(batch, from + row);
      int left = rows - row;
      int done = left > 2 ? Math.min(TILE, left) : left;
      if (done > 2) {
        GruTiles.rows6(gru, panel, batch.x, x, batch.h, h, hStride, done, sums);
      } else {
        GruTiles.rows2(gru, panel, batch.x, x, batch.h, h, hStride, done, sums);
      }
      VectorFunctions.gates(sums, done, next, row * stride + panel * LANES, stride);
      row += done;
    }
  }

  private void stepLast(StepBatch batch, int row, int at) {
    int x = row * gru.inputWidth;
    int h = h(batch, row);
    for (int panel = 0; panel < gru.panels; panel += 2) {
      GruTiles.panels2(gru, panel, batch.x, x, batch.h, h, sums);
      // The row's two panels lie side by side, as two rows a panel apart.
      VectorFunctions.gates(sums, 2, next, at * stride + panel * LANES, LANES);
    }
  }
}
