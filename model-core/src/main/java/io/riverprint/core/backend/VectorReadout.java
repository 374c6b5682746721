package io.riverprint.core.backend;

/** Embeddings and heads of all encoders, a block of rows at a time. For one thread. */
final class VectorReadout {
  static final int BLOCK = 64;

  private final VectorEmbedding[] embeddings;
  private final VectorHeads[] heads;

  VectorReadout(PackedNetwork network) {
    this.embeddings =
        network.encoders.stream().map(VectorEmbedding::new).toArray(VectorEmbedding[]::new);
    this.heads = network.encoders.stream().map(VectorHeads::new).toArray(VectorHeads[]::new);
  }

  void readOut(ReadoutBatch batch) {
    for (int at = 0; at < batch.rows; at += BLOCK) {
      int rows = Math.min(BLOCK, batch.rows - at);
      for (int encoder = 0; encoder < heads.length; encoder++) {
        heads[encoder].read(embeddings[encoder].read(batch, at, rows), batch, at, rows);
      }
    }
  }
}
