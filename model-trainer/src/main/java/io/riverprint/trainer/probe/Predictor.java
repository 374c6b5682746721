package io.riverprint.trainer.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;
import java.util.ArrayList;
import java.util.List;

/**
 * The organisers' network (reference, section 2.2): a dense layer and a LayerNorm, three residual
 * blocks x + dense(GELU(dense(LayerNorm(x)))), a LayerNorm, a dense layer of logits.
 *
 * <p>First weights are PyTorch's: uniform in +-1/sqrt(inputs), weights before biases, layer by
 * layer from the input on, drawn from its own generator after the organisers' seed.
 */
final class Predictor {
  /** What the organisers seed PyTorch with. */
  static final int SEED = 1278;

  private static final float EPSILON = 1e-5f;
  private static final int OF_DENSE = 2;
  private static final int OF_BLOCK = 6;

  private final ProbeSize size;
  private final NDManager manager;
  private final List<NDArray> parameters = new ArrayList<>();

  /** Parameters live in the manager given. */
  Predictor(NDManager manager, ProbeSize size, int width, int outputs, int seed) {
    this.size = size;
    this.manager = manager;
    manager.getEngine().setRandomSeed(seed);
    dense(width, size.thin());
    norm(size.thin());
    for (int block = 0; block < ProbeSize.BLOCKS; block++) {
      norm(size.thin());
      dense(size.thin(), size.wide());
      dense(size.wide(), size.thin());
    }
    norm(size.thin());
    dense(size.thin(), outputs);
    parameters.forEach(parameter -> parameter.setRequiresGradient(true));
  }

  private void dense(int inputs, int outputs) {
    float bound = (float) (1 / Math.sqrt(inputs));
    parameters.add(manager.randomUniform(-bound, bound, new Shape(outputs, inputs)));
    parameters.add(manager.randomUniform(-bound, bound, new Shape(outputs)));
  }

  private void norm(int width) {
    parameters.add(manager.ones(new Shape(width)));
    parameters.add(manager.zeros(new Shape(width)));
  }

  List<NDArray> parameters() {
    return parameters;
  }

  /**
   * Logits, users x outputs; what the pass makes lives in the manager of {@code x}.
   *
   * @param x users x width
   */
  NDArray logits(NDArray x) {
    NDArray state = norm(dense(x, 0), OF_DENSE);
    int at = 2 * OF_DENSE;
    for (int block = 0; block < ProbeSize.BLOCKS; block++, at += OF_BLOCK) {
      NDArray wide = dense(norm(state, at), at + 2).getNDArrayInternal().gelu();
      state = state.add(dense(wide, at + 4));
    }
    return dense(norm(state, at), at + 2);
  }

  private NDArray dense(NDArray x, int at) {
    return Linear.linear(x, parameters.get(at), parameters.get(at + 1)).get(0);
  }

  private NDArray norm(NDArray x, int at) {
    NDList normed =
        x.getNDArrayInternal()
            .layerNorm(
                x, new Shape(size.thin()), parameters.get(at), parameters.get(at + 1), EPSILON);
    return normed.get(0);
  }
}
