package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) with PyTorch's defaults for what the {@link Schedule}
 * does not say. DJL's own optimiser does the same arithmetic but keeps its moments to itself, and
 * an interrupted training must find them again.
 */
final class AdamW {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPSILON = 1e-8f;
  private static final float NO_CLIPPING = -1;

  private final NDManager manager;
  private final List<NDArray> parameters;
  private final Schedule schedule;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private long steps;

  AdamW(NDManager manager, Parameters parameters, Schedule schedule) {
    this.manager = manager;
    this.parameters = parameters.all();
    this.schedule = schedule;
    for (NDArray parameter : this.parameters) {
      means.add(manager.zeros(parameter.getShape()));
      variances.add(manager.zeros(parameter.getShape()));
    }
  }

  /** Moves all parameters once against their gradients, which are 0 afterwards. */
  void step() {
    steps++;
    double rate = schedule.learningRate();
    // Both corrections of bias in one: lr / c1 * m / (sqrt(v) / c2 + e), times c2 / c2.
    double c2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    float corrected = (float) (rate * c2 / (1 - Math.pow(BETA1, steps)));
    float epsilon = (float) (EPSILON * c2);
    try (NDManager scope = manager.newSubManager()) {
      List<NDArray> gradients = parameters.stream().map(NDArray::getGradient).toList();
      gradients.forEach(gradient -> gradient.attach(scope));
      clip(gradients);
      for (int i = 0; i < parameters.size(); i++) {
        update(i, gradients.get(i), corrected, epsilon);
      }
    }
  }

  private void update(int i, NDArray gradient, float correctedRate, float epsilon) {
    NDArray weight = parameters.get(i);
    weight
        .getNDArrayInternal()
        .adamUpdate(
            new NDList(weight, gradient, means.get(i), variances.get(i)),
            new NDList(weight),
            schedule.learningRate(),
            correctedRate,
            schedule.weightDecay(),
            1,
            NO_CLIPPING,
            BETA1,
            BETA2,
            epsilon,
            true,
            true);
  }

  /** Shortens all gradients alike; DJL's own clipping is by element. */
  private void clip(List<NDArray> gradients) {
    double squares = 0;
    for (NDArray gradient : gradients) {
      squares += gradient.square().sum().getFloat();
    }
    double norm = Math.sqrt(squares);
    if (norm > schedule.clipNorm()) {
      gradients.forEach(gradient -> gradient.muli(schedule.clipNorm() / norm));
    }
  }

  long steps() {
    return steps;
  }

  List<float[]> means() {
    return Parameters.values(means);
  }

  List<float[]> variances() {
    return Parameters.values(variances);
  }

  /** Goes on from where another one was. */
  void set(long stepsDone, List<float[]> meansThen, List<float[]> variancesThen) {
    steps = stepsDone;
    Parameters.set(means, meansThen);
    Parameters.set(variances, variancesThen);
  }
}
