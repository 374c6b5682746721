package io.riverprint.core.backend;

import java.util.List;

/** Embedding and heads on packed weights, a block of rows at a time. For one thread. */
final class VectorReadout {
  private static final int BLOCK = 64;

  private final PackedNetwork network;
  private final float[] embedding;
  private float[] from;
  private float[] to;

  VectorReadout(PackedNetwork network) {
    this.network = network;
    this.embedding = new float[BLOCK * network.embedding.paddedOutputs];
    this.from = new float[BLOCK * network.widest()];
    this.to = new float[BLOCK * network.widest()];
  }

  void readOut(ReadoutBatch batch) {
    for (int at = 0; at < batch.rows; at += BLOCK) {
      readBlock(batch, at, Math.min(BLOCK, batch.rows - at));
    }
  }

  private void readBlock(ReadoutBatch batch, int at, int rows) {
    PackedDense layer = network.embedding;
    int stride = layer.paddedOutputs;
    int width = batch.hiddenWidth;
    DenseTiles.apply(layer, batch.h, at * width, width, rows, embedding, stride);
    copy(embedding, stride, rows, layer.outputs, batch.embedding, at, batch.embeddingWidth, 0);
    int column = 0;
    for (List<PackedDense> head : network.heads) {
      PackedDense last = logits(head, rows);
      copy(
          from, last.paddedOutputs, rows, last.outputs, batch.logits, at, batch.logitWidth, column);
      column += last.outputs;
    }
  }

  /** Leaves the head's logits in {@code from}; returns its last layer. */
  private PackedDense logits(List<PackedDense> head, int rows) {
    PackedDense before = network.embedding;
    float[] input = embedding;
    for (int i = 0; i < head.size(); i++) {
      PackedDense layer = head.get(i);
      DenseTiles.apply(layer, input, 0, before.paddedOutputs, rows, to, layer.paddedOutputs);
      if (i + 1 < head.size()) {
        for (int at = 0; at < rows * layer.paddedOutputs; at += PackedGru.LANES) {
          VectorFunctions.gelu(to, at);
        }
      }
      float[] done = to;
      to = from;
      from = done;
      input = from;
      before = layer;
    }
    return before;
  }

  private static void copy(
      float[] source,
      int stride,
      int rows,
      int width,
      float[] target,
      int row,
      int targetStride,
      int column) {
    for (int i = 0; i < rows; i++) {
      System.arraycopy(source, i * stride, target, (row + i) * targetStride + column, width);
    }
  }
}
