package io.riverprint.core.net;

/**
 * The definition of one GRU step, as PyTorch's GRUCell has it (gates r, z, n; two biases). Holds
 * scratch space: for one thread.
 *
 * <pre>
 * r  = sigmoid(W_ir x + b_ir + W_hr h + b_hr)
 * z  = sigmoid(W_iz x + b_iz + W_hz h + b_hz)
 * n  = tanh(W_in x + b_in + r * (W_hn h + b_hn))
 * h' = (1 - z) * n + z * h
 * </pre>
 */
public final class GruCell {
  private final int width;
  private final DenseLayer fromInput;
  private final DenseLayer fromHidden;
  private final float[] a;
  private final float[] b;

  public GruCell(GruWeights weights) {
    this.width = weights.hiddenWidth();
    int gates = 3 * width;
    this.fromInput =
        new DenseLayer(weights.inputWidth(), gates, weights.inputWeights(), weights.inputBias());
    this.fromHidden = new DenseLayer(width, gates, weights.hiddenWeights(), weights.hiddenBias());
    this.a = new float[gates];
    this.b = new float[gates];
  }

  /** Reads the row's input at {@code x[xAt]} and overwrites its hidden state at {@code h[hAt]}. */
  public void step(float[] x, int xAt, float[] h, int hAt) {
    // a = W_i x + b_i, b = W_h h + b_h, three gates each.
    fromInput.apply(x, xAt, a, 0);
    fromHidden.apply(h, hAt, b, 0);
    for (int i = 0; i < width; i++) {
      float r = Functions.sigmoid(a[i] + b[i]);
      float z = Functions.sigmoid(a[width + i] + b[width + i]);
      float n = Functions.tanh(a[2 * width + i] + r * b[2 * width + i]);
      h[hAt + i] = (1 - z) * n + z * h[hAt + i];
    }
  }
}
