package io.riverprint.core.backend;

import io.riverprint.core.net.GruCell;
import io.riverprint.core.net.Heads;
import io.riverprint.core.net.NetworkWeights;

/**
 * The definition: plain loops, row by row, the same bits on every machine and in every batch. Slow;
 * the oracle of the other backends, and what a JVM without the vector module falls back to.
 */
public final class HeapBackend implements Backend {
  private final GruCell cell;
  private final Heads heads;

  public HeapBackend(NetworkWeights weights) {
    this.cell = new GruCell(weights.gru());
    this.heads = new Heads(weights);
  }

  @Override
  public String name() {
    return "heap";
  }

  @Override
  public void step(StepBatch batch) {
    for (int i = 0; i < batch.rows; i++) {
      cell.step(batch.x, i * batch.inputWidth, batch.h, i * batch.hiddenWidth);
    }
  }

  @Override
  public void readOut(ReadoutBatch batch) {
    for (int i = 0; i < batch.rows; i++) {
      heads.readOut(
          batch.h,
          i * batch.hiddenWidth,
          batch.embedding,
          i * batch.embeddingWidth,
          batch.logits,
          i * batch.logitWidth);
    }
  }

  @Override
  public void close() {}
}
