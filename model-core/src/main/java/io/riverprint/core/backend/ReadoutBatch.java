package io.riverprint.core.backend;

import io.riverprint.core.net.AgeFeatures;
import io.riverprint.core.net.NetworkSpec;

/**
 * Rows to read out, and what is read: embedding and logits. Reused from batch to batch.
 *
 * <p>Row i has its hidden states at {@code h[i * hiddenWidth]}, its {@link AgeFeatures} at {@code
 * age[i * AgeFeatures.WIDTH]}, and of encoder e, if that has an attention layer, {@code keptRows[i
 * * encoders + e]} kept outputs, oldest first, from {@code kept[keptAt(i, e)]} on.
 */
public final class ReadoutBatch {
  public final int hiddenWidth;
  public final int embeddingWidth;
  public final int logitWidth;
  public final int capacity;
  public final int encoders;
  public final float[] h;
  public final float[] age;
  public final float[] kept;
  public final int[] keptRows;
  public final float[] embedding;
  public final float[] logits;
  public int rows;
  private final int keptWidth;
  private final int[] keptFrom;

  public ReadoutBatch(int capacity, NetworkSpec spec) {
    this.capacity = capacity;
    this.hiddenWidth = spec.hiddenWidth();
    this.embeddingWidth = spec.embeddingWidth();
    this.logitWidth = spec.logits();
    this.encoders = spec.encoders().size();
    this.keptWidth = spec.keptWidth();
    this.keptFrom = new int[encoders];
    for (int encoder = 0; encoder < encoders; encoder++) {
      keptFrom[encoder] = spec.keptFrom(encoder);
    }
    this.h = new float[capacity * hiddenWidth];
    this.age = new float[capacity * AgeFeatures.WIDTH];
    this.kept = new float[capacity * keptWidth];
    this.keptRows = new int[capacity * encoders];
    this.embedding = new float[capacity * embeddingWidth];
    this.logits = new float[capacity * logitWidth];
  }

  /** Where the kept outputs of an encoder of a row start. */
  public int keptAt(int row, int encoder) {
    return row * keptWidth + keptFrom[encoder];
  }
}
