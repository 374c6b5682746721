package io.riverprint.core.net;

/**
 * The definition of y = W x + b. Every sum is a float32 sum in one order: the bias, then columns
 * first to last, each product rounded before it is added. So the result is the same bits on every
 * machine.
 */
public final class DenseLayer {
  private final int inputs;
  private final int outputs;
  // Column-major: the inner loop then runs over outputs, which the JIT may vectorise without
  // touching the order of any sum.
  private final float[] columns;
  private final float[] bias;

  public DenseLayer(Dense dense) {
    this(dense.inputs(), dense.outputs(), dense.weights(), dense.bias());
  }

  DenseLayer(int inputs, int outputs, float[] rowMajor, float[] bias) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.columns = new float[rowMajor.length];
    this.bias = bias;
    for (int row = 0; row < outputs; row++) {
      for (int column = 0; column < inputs; column++) {
        columns[column * outputs + row] = rowMajor[row * inputs + column];
      }
    }
  }

  public int outputs() {
    return outputs;
  }

  /** y[r] = b[r] + sum over c of W[r, c] x[c]. */
  public void apply(float[] x, int xAt, float[] y, int yAt) {
    System.arraycopy(bias, 0, y, yAt, outputs);
    for (int c = 0; c < inputs; c++) {
      float value = x[xAt + c];
      int column = c * outputs;
      for (int r = 0; r < outputs; r++) {
        y[yAt + r] += columns[column + r] * value;
      }
    }
  }
}
