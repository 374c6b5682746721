package io.riverprint.trainer.factor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.riverprint.core.factor.BprStep;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StepKernelTest {
  private static final int USERS = 7;
  private static final int ITEMS = 9;

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 16, 17, 32, 64, 100, 128})
  void vectorsStepAsTheDefinitionDoes(int width) {
    BprStep step = new BprStep(width, 0.3f, 0.02f);
    Parameters plain = parameters(width);
    Parameters vector = parameters(width);
    int plainAhead = new PlainStepKernel(step).apply(plain, draws());
    int vectorAhead = new VectorStepKernel(step).apply(vector, draws());
    assertThat(vectorAhead).isEqualTo(plainAhead);
    assertThat(vector.users.packed()).containsExactly(plain.users.packed(), within(2e-5f));
    assertThat(vector.items.packed()).containsExactly(plain.items.packed(), within(2e-5f));
    assertThat(vector.biases).containsExactly(plain.biases, within(2e-5f));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 17, 100})
  void whatLiesBetweenRowsStaysZero(int width) {
    Parameters vector = parameters(width);
    new VectorStepKernel(new BprStep(width, 0.3f, 0.02f)).apply(vector, draws());
    float[] values = vector.users.values.clone();
    for (int user = 0; user < USERS; user++) {
      Arrays.fill(values, vector.users.at(user), vector.users.at(user) + width, 0);
    }
    assertThat(values).containsOnly(0);
  }

  /** Factors of order one, so that x and g differ much from 0 and a half. */
  private static Parameters parameters(int width) {
    int[] usersOfItems = new int[ITEMS];
    Arrays.fill(usersOfItems, 1);
    Parameters parameters = new Parameters(USERS, usersOfItems, width, 12);
    enlarge(parameters.users, width);
    enlarge(parameters.items, width);
    return parameters;
  }

  private static void enlarge(FactorTable table, int width) {
    for (int at = 0; at < table.values.length; at++) {
      table.values[at] *= 2 * (float) Math.sqrt(width);
    }
  }

  private static Draws draws() {
    SplittableRandom random = new SplittableRandom(13);
    Draws draws = new Draws(40);
    draws.size = 33;
    for (int d = 0; d < draws.size; d++) {
      draws.user[d] = random.nextInt(USERS);
      draws.liked[d] = random.nextInt(ITEMS);
      draws.other[d] = (draws.liked[d] + 1 + random.nextInt(ITEMS - 1)) % ITEMS;
    }
    return draws;
  }
}
