package io.riverprint.core.backend;

/**
 * Hidden states to read out, and what is read: embedding and logits. Reused from batch to batch.
 */
public final class ReadoutBatch {
  public final int hiddenWidth;
  public final int embeddingWidth;
  public final int logitWidth;
  public final int capacity;
  public final float[] h;
  public final float[] embedding;
  public final float[] logits;
  public int rows;

  public ReadoutBatch(int capacity, int hiddenWidth, int embeddingWidth, int logitWidth) {
    this.capacity = capacity;
    this.hiddenWidth = hiddenWidth;
    this.embeddingWidth = embeddingWidth;
    this.logitWidth = logitWidth;
    this.h = new float[capacity * hiddenWidth];
    this.embedding = new float[capacity * embeddingWidth];
    this.logits = new float[capacity * logitWidth];
  }
}
