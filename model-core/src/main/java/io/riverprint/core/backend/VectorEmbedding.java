package io.riverprint.core.backend;

import io.riverprint.core.net.AgeFeatures;

/** The embedding of one encoder on packed weights, a block of rows at a time. For one thread. */
final class VectorEmbedding {
  private final PackedEncoder encoder;
  private final int width;
  private final int joinedWidth;
  private final float[] joined;
  private final float[] own;

  VectorEmbedding(PackedEncoder encoder) {
    this.encoder = encoder;
    this.width = encoder.spec.hiddenWidth();
    this.joinedWidth = width + AgeFeatures.WIDTH;
    this.joined = new float[VectorReadout.BLOCK * joinedWidth];
    this.own = new float[VectorReadout.BLOCK * encoder.embedding.paddedOutputs];
  }

  /**
   * Adds the embeddings of rows {@code at} on to their block in the batch.
   *
   * @return the same unblended, one every {@code paddedOutputs} of the embedding's layer
   */
  float[] read(ReadoutBatch batch, int at, int rows) {
    for (int row = 0; row < rows; row++) {
      int h = (at + row) * batch.hiddenWidth + encoder.hiddenFrom;
      System.arraycopy(batch.h, h, joined, row * joinedWidth, width);
    }
    for (int row = 0; row < rows; row++) {
      int age = (at + row) * AgeFeatures.WIDTH;
      System.arraycopy(batch.age, age, joined, row * joinedWidth + width, AgeFeatures.WIDTH);
    }
    PackedDense layer = encoder.embedding;
    DenseTiles.apply(layer, joined, 0, joinedWidth, rows, own, layer.paddedOutputs);
    for (int row = 0; row < rows; row++) {
      int to = (at + row) * batch.embeddingWidth + encoder.embeddingFrom;
      blend(own, row * layer.paddedOutputs, batch.embedding, to);
    }
    return own;
  }

  private void blend(float[] from, int fromAt, float[] to, int at) {
    float blend = encoder.spec.blend();
    boolean first = encoder.spec.startsBlock();
    for (int i = 0; i < encoder.embedding.outputs; i++) {
      float weighted = blend * from[fromAt + i];
      to[at + i] = first ? weighted : to[at + i] + weighted;
    }
  }
}
