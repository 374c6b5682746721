package io.riverprint.trainer.factor;

import io.riverprint.core.factor.BprStep;

/** The definition: {@link BprStep} for each draw. */
final class PlainStepKernel implements StepKernel {
  private final BprStep step;

  PlainStepKernel(BprStep step) {
    this.step = step;
  }

  @Override
  public int apply(Parameters parameters, Draws draws) {
    FactorTable users = parameters.users;
    FactorTable items = parameters.items;
    int ahead = 0;
    for (int d = 0; d < draws.size; d++) {
      int i = draws.liked[d];
      int j = draws.other[d];
      float x =
          step.moveAll(
              users.values,
              users.at(draws.user[d]),
              items.values,
              items.at(i),
              items.at(j),
              parameters.biases,
              i,
              j);
      ahead += x > 0 ? 1 : 0;
    }
    return ahead;
  }
}
