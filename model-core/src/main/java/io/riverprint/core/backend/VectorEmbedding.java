package io.riverprint.core.backend;

import io.riverprint.core.net.AgeFeatures;
import org.jspecify.annotations.Nullable;

/** The embedding of one encoder on packed weights, a block of rows at a time. For one thread. */
final class VectorEmbedding {
  private final PackedEncoder encoder;
  private final int width;
  private final int joinedWidth;
  private final @Nullable VectorAttention attention;
  private final @Nullable VectorTrunk trunk;
  private final float[] joined;
  private final float[] own;

  VectorEmbedding(PackedEncoder encoder) {
    this.encoder = encoder;
    this.width = encoder.spec.hiddenWidth();
    this.joinedWidth = width + AgeFeatures.WIDTH;
    this.attention = encoder.attention == null ? null : new VectorAttention(encoder.attention);
    this.trunk = encoder.trunk == null ? null : new VectorTrunk(encoder.trunk);
    this.joined = new float[VectorReadout.BLOCK * joinedWidth];
    this.own = new float[VectorReadout.BLOCK * encoder.embedding.paddedOutputs];
  }

  /**
   * Adds the embeddings of rows {@code at} on to their block in the batch.
   *
   * @return the same unblended, one every {@code paddedOutputs} of the embedding's layer
   */
  float[] read(ReadoutBatch batch, int at, int rows) {
    pool(batch, at, rows);
    if (trunk != null) {
      trunk.apply(joined, joinedWidth, rows);
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

  private void pool(ReadoutBatch batch, int at, int rows) {
    for (int row = 0; row < rows; row++) {
      int to = row * joinedWidth;
      if (attention == null) {
        int h = (at + row) * batch.hiddenWidth + encoder.hiddenFrom;
        System.arraycopy(batch.h, h, joined, to, width);
      } else {
        int kept = batch.keptRows[(at + row) * batch.encoders + encoder.encoder];
        attention.mean(batch.kept, batch.keptAt(at + row, encoder.encoder), kept, joined, to);
      }
    }
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
