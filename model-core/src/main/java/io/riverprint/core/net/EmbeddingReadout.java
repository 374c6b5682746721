package io.riverprint.core.net;

import org.jspecify.annotations.Nullable;

/**
 * The definition of one encoder's embedding: what its {@link ReadoutSpec} makes of the state or of
 * the kept outputs, then e = W [that ; age] + b. Holds scratch space: for one thread.
 */
public final class EmbeddingReadout {
  private final int hiddenWidth;
  private final @Nullable AttentionLayer attention;
  private final @Nullable Trunk trunk;
  private final DenseLayer embedding;
  private final float[] pooled;
  private final float[] joined;

  public EmbeddingReadout(EncoderSpec spec, EncoderWeights weights) {
    this.hiddenWidth = spec.hiddenWidth();
    AttentionWeights attends = weights.attention();
    this.attention =
        attends == null
            ? null
            : spec.readout().fold(linear -> null, shape -> new AttentionLayer(attends, shape));
    this.trunk = weights.trunk() == null ? null : new Trunk(weights.trunk());
    this.embedding = new DenseLayer(weights.embedding());
    this.pooled = new float[hiddenWidth];
    this.joined = new float[hiddenWidth + AgeFeatures.WIDTH];
  }

  /**
   * Writes the embedding of one row at {@code e[eAt]}.
   *
   * @param h newest state, at {@code hAt}
   * @param kept outputs kept, oldest first, {@code rows} of them from {@code keptAt} on
   * @param age {@link AgeFeatures}, at {@code ageAt}
   */
  public void read(
      float[] h,
      int hAt,
      float[] kept,
      int keptAt,
      int rows,
      float[] age,
      int ageAt,
      float[] e,
      int eAt) {
    if (attention == null) {
      System.arraycopy(h, hAt, pooled, 0, hiddenWidth);
    } else {
      attention.mean(kept, keptAt, rows, pooled);
    }
    if (trunk == null) {
      System.arraycopy(pooled, 0, joined, 0, hiddenWidth);
    } else {
      trunk.apply(pooled, 0, joined);
    }
    System.arraycopy(age, ageAt, joined, hiddenWidth, AgeFeatures.WIDTH);
    embedding.apply(joined, 0, e, eAt);
  }
}
