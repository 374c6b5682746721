package io.riverprint.core.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BprStepTest {
  private static final int WIDTH = 5;
  private static final double LAMBDA = 0.03;
  // User, liked item, other item, bias of the liked, bias of the other.
  private static final int PARAMETERS = 3 * WIDTH + 2;

  @Test
  void pullIsTheLogisticFunctionOfMinusX() {
    for (float x = -80; x <= 80; x += 0.0137f) {
      double exact = 1 / (1 + StrictMath.exp(x));
      assertThat((double) BprStep.pull(x)).isCloseTo(exact, within(3e-7 * exact));
    }
  }

  @Test
  void pullStaysBetweenZeroAndOneForAnyNumber() {
    assertThat(BprStep.pull(Float.POSITIVE_INFINITY)).isBetween(0f, 1e-30f);
    assertThat(BprStep.pull(Float.NEGATIVE_INFINITY)).isEqualTo(1f);
  }

  @Test
  void aStepGoesAlongTheGradientOfTheObjective() {
    double[] at = randomPoint();
    double[] moved = wholeStep(at, 1);
    for (int p = 0; p < PARAMETERS; p++) {
      assertThat(moved[p] - at[p]).isCloseTo(slope(at, p), within(1e-5));
    }
  }

  @Test
  void aStepIsProportionalToTheLearningRate() {
    double[] at = randomPoint();
    double[] moved = wholeStep(at, 0.125f);
    for (int p = 0; p < PARAMETERS; p++) {
      assertThat(moved[p] - at[p]).isCloseTo(0.125 * slope(at, p), within(1e-6));
    }
  }

  @Test
  void movingTheUserAloneMovesTheUserAsAWholeStepDoes() {
    double[] at = randomPoint();
    float[] user = floats(at, 0, WIDTH);
    step(0.05f).moveUser(user, 0, items(at), 0, 1, 1);
    double[] moved = wholeStep(at, 0.05f);
    assertThat(user).containsExactly(floats(moved, 0, WIDTH));
  }

  @Test
  void movingTheUserAloneLeavesTheItems() {
    double[] at = randomPoint();
    ItemFactors items = items(at);
    step(0.05f).moveUser(floats(at, 0, WIDTH), 0, items, 0, 1, 1);
    assertThat(items.factors()).containsExactly(items(at).factors());
    assertThat(items.biases()).containsExactly(items(at).biases());
  }

  @Test
  void aLearningRateOfZeroIsRefused() {
    assertThatThrownBy(() -> new BprStep(4, 0, 0.01f))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learning rate 0.0");
  }

  /** ln(1 / (1 + e^-x)) less half of lambda times the squares. */
  private static double objective(double[] p) {
    double x = p[3 * WIDTH] - p[3 * WIDTH + 1];
    for (int k = 0; k < WIDTH; k++) {
      x += p[k] * (p[WIDTH + k] - p[2 * WIDTH + k]);
    }
    double squares = 0;
    for (double value : p) {
      squares += value * value;
    }
    return -Math.log1p(Math.exp(-x)) - LAMBDA / 2 * squares;
  }

  private static double slope(double[] at, int p) {
    double[] up = at.clone();
    double[] down = at.clone();
    up[p] += 1e-5;
    down[p] -= 1e-5;
    return (objective(up) - objective(down)) / 2e-5;
  }

  private static double[] randomPoint() {
    SplittableRandom random = new SplittableRandom(11);
    double[] point = new double[PARAMETERS];
    for (int p = 0; p < PARAMETERS; p++) {
      point[p] = (float) (random.nextDouble() - 0.5);
    }
    return point;
  }

  private static double[] wholeStep(double[] at, float learningRate) {
    float[] user = floats(at, 0, WIDTH);
    ItemFactors items = items(at);
    step(learningRate).moveAll(user, 0, items.factors(), 0, WIDTH, items.biases(), 0, 1);
    double[] moved = new double[PARAMETERS];
    for (int k = 0; k < WIDTH; k++) {
      moved[k] = user[k];
      moved[WIDTH + k] = items.factors()[k];
      moved[2 * WIDTH + k] = items.factors()[WIDTH + k];
    }
    moved[3 * WIDTH] = items.biases()[0];
    moved[3 * WIDTH + 1] = items.biases()[1];
    return moved;
  }

  private static BprStep step(float learningRate) {
    return new BprStep(WIDTH, learningRate, (float) LAMBDA);
  }

  private static ItemFactors items(double[] at) {
    return new ItemFactors(
        WIDTH,
        2,
        floats(at, WIDTH, 2 * WIDTH),
        floats(at, 3 * WIDTH, 2),
        new float[] {0.5f, 1},
        1,
        0);
  }

  private static float[] floats(double[] values, int from, int count) {
    float[] floats = new float[count];
    for (int k = 0; k < count; k++) {
      floats[k] = (float) values[from + k];
    }
    return floats;
  }
}
