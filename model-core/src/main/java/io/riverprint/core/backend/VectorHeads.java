package io.riverprint.core.backend;

import java.util.List;

/** The heads of one encoder on packed weights. For one thread. */
final class VectorHeads {
  private final PackedEncoder encoder;
  private float[] from;
  private float[] to;

  VectorHeads(PackedEncoder encoder) {
    this.encoder = encoder;
    this.from = new float[VectorReadout.BLOCK * encoder.widest()];
    this.to = new float[VectorReadout.BLOCK * encoder.widest()];
  }

  /** Reads the embeddings of a block of rows, as {@link VectorEmbedding} leaves them. */
  void read(float[] embedding, ReadoutBatch batch, int at, int rows) {
    int column = encoder.logitsFrom;
    for (List<PackedDense> head : encoder.heads) {
      PackedDense last = logits(head, embedding, rows);
      for (int row = 0; row < rows; row++) {
        int target = (at + row) * batch.logitWidth + column;
        System.arraycopy(from, row * last.paddedOutputs, batch.logits, target, last.outputs);
      }
      column += last.outputs;
    }
  }

  /** Leaves the head's logits in {@code from}; returns its last layer. */
  private PackedDense logits(List<PackedDense> head, float[] embedding, int rows) {
    PackedDense before = encoder.embedding;
    float[] input = embedding;
    for (int i = 0; i < head.size(); i++) {
      PackedDense layer = head.get(i);
      DenseTiles.apply(layer, input, 0, before.paddedOutputs, rows, to, layer.paddedOutputs);
      if (i + 1 < head.size()) {
        VectorFunctions.gelu(to, rows * layer.paddedOutputs);
      }
      float[] done = to;
      to = from;
      from = done;
      input = from;
      before = layer;
    }
    return before;
  }
}
