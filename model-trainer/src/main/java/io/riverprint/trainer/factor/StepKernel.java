package io.riverprint.trainer.factor;

import io.riverprint.core.factor.BprStep;

/** Applies draws one after the other, each a whole {@link BprStep}. */
interface StepKernel {
  /**
   * Takes the steps.
   *
   * @return how many of them found the liked item ahead already
   */
  int apply(Parameters parameters, Draws draws);

  /** The vector kernel where the JVM was started with its module, else the plain one. */
  static StepKernel best(BprStep step) {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vectors ? new VectorStepKernel(step) : new PlainStepKernel(step);
  }
}
