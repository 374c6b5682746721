package io.riverprint.trainer.probe;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) with PyTorch's defaults: rate 1e-3, betas 0.9 and 0.999,
 * epsilon 1e-8, decay 0.01 of every parameter.
 *
 * <p>DJL's own optimiser adds epsilon to the uncorrected root: with PyTorch's epsilon that is up to
 * 32 times as much in the first steps. Here it is scaled so that both agree.
 */
final class AdamW {
  private static final float RATE = 1e-3f;
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final double EPSILON = 1e-8;
  private static final float DECAY = 0.01f;

  private final List<NDArray> parameters;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private int steps;

  /** Moments live in the manager given. */
  AdamW(NDManager manager, List<NDArray> parameters) {
    this.parameters = parameters;
    for (NDArray parameter : parameters) {
      means.add(manager.zeros(parameter.getShape()));
      variances.add(manager.zeros(parameter.getShape()));
    }
  }

  /** One step with the gradients collected, which are zero afterwards. */
  void step(NDManager scope) {
    steps++;
    double correction1 = 1 - Math.pow(BETA1, steps);
    double root2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    for (int i = 0; i < parameters.size(); i++) {
      NDArray parameter = parameters.get(i);
      NDArray gradient = parameter.getGradient();
      gradient.attach(scope);
      NDList all = new NDList(parameter, gradient, means.get(i), variances.get(i));
      parameter
          .getNDArrayInternal()
          .adamUpdate(
              all,
              new NDList(parameter),
              RATE,
              (float) (RATE * root2 / correction1),
              DECAY,
              1f,
              -1f,
              BETA1,
              BETA2,
              (float) (EPSILON * root2),
              false,
              true);
    }
  }
}
