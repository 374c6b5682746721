package io.riverprint.trainer.neural;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;

/**
 * AdamW (Loshchilov and Hutter, ICLR 2019) with PyTorch's betas and epsilon. Why not DJL's own: it
 * keeps its moments to itself, and an interrupted training must find them again; and it adds
 * epsilon to the uncorrected root, which with PyTorch's epsilon is up to 32 times as much in the
 * first steps. Here it is scaled so that both agree.
 */
public final class AdamW {
  /** A clip norm for gradients that are taken as they are. */
  public static final float UNCLIPPED = Float.POSITIVE_INFINITY;

  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final double EPSILON = 1e-8;
  private static final float NO_CLIPPING = -1;

  private final NDManager manager;
  private final List<NDArray> parameters;
  private final float rate;
  private final float decay;
  private final float clipNorm;
  private final List<NDArray> means = new ArrayList<>();
  private final List<NDArray> variances = new ArrayList<>();
  private long steps;

  AdamW(NDManager manager, Parameters parameters, Schedule schedule) {
    this(
        manager,
        parameters.all(),
        schedule.learningRate(),
        schedule.weightDecay(),
        schedule.clipNorm());
  }

  /**
   * Nothing done yet; moments live in the manager.
   *
   * @param decay of every parameter
   * @param clipNorm longest that all gradients together may be, or {@link #UNCLIPPED}
   */
  public AdamW(
      NDManager manager, List<NDArray> parameters, float rate, float decay, float clipNorm) {
    this.manager = manager;
    this.parameters = parameters;
    this.rate = rate;
    this.decay = decay;
    this.clipNorm = clipNorm;
    for (NDArray parameter : parameters) {
      means.add(manager.zeros(parameter.getShape()));
      variances.add(manager.zeros(parameter.getShape()));
    }
  }

  /** Moves all parameters once against their gradients, which are 0 afterwards. */
  public void step() {
    steps++;
    // Both corrections of bias in one: lr / c1 * m / (sqrt(v) / c2 + e), times c2 / c2.
    double c2 = Math.sqrt(1 - Math.pow(BETA2, steps));
    float corrected = (float) (rate * c2 / (1 - Math.pow(BETA1, steps)));
    float epsilon = (float) (EPSILON * c2);
    try (NDManager scope = manager.newSubManager()) {
      List<NDArray> gradients = parameters.stream().map(NDArray::getGradient).toList();
      gradients.forEach(gradient -> gradient.attach(scope));
      if (clipNorm < UNCLIPPED) {
        clip(gradients);
      }
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
            rate,
            correctedRate,
            decay,
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
    if (norm > clipNorm) {
      gradients.forEach(gradient -> gradient.muli(clipNorm / norm));
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
