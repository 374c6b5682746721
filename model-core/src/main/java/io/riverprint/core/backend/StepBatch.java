package io.riverprint.core.backend;

/**
 * Rows to step, as a structure of arrays. Reused from batch to batch.
 *
 * <p>Row i reads its input at {@code x[i * inputWidth]} and its hidden states, encoder after
 * encoder, at {@code h[i * hiddenWidth]}.
 */
public final class StepBatch {
  public final int inputWidth;
  public final int hiddenWidth;
  public final int capacity;
  public final float[] x;
  public final float[] h;
  public int rows;

  public StepBatch(int capacity, int inputWidth, int hiddenWidth) {
    this.capacity = capacity;
    this.inputWidth = inputWidth;
    this.hiddenWidth = hiddenWidth;
    this.x = new float[capacity * inputWidth];
    this.h = new float[capacity * hiddenWidth];
  }
}
