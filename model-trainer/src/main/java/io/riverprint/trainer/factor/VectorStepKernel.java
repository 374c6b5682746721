package io.riverprint.trainer.factor;

import io.riverprint.core.factor.BprStep;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** {@link BprStep} on whole lines of factors; sums in another order than the definition. */
final class VectorStepKernel implements StepKernel {
  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > FactorTable.LINE
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private final float rate;
  private final float decay;

  VectorStepKernel(BprStep step) {
    this.rate = step.learningRate();
    this.decay = step.learningRate() * step.regularisation();
  }

  @Override
  public int apply(Parameters parameters, Draws draws) {
    int ahead = 0;
    float[] w = parameters.users.values;
    float[] h = parameters.items.values;
    float[] b = parameters.biases;
    int width = parameters.users.stride;
    float[] lanes = new float[FactorTable.LINE];
    for (int d = 0; d < draws.size; d++) {
      int i = draws.liked[d];
      int j = draws.other[d];
      int wAt = parameters.users.at(draws.user[d]);
      int iAt = parameters.items.at(i);
      int jAt = parameters.items.at(j);
      float x = dot(w, wAt, h, iAt, jAt, width, lanes) + (b[i] - b[j]);
      float pull = rate * BprStep.pull(x);
      move(w, wAt, h, iAt, jAt, width, pull);
      b[i] += pull - decay * b[i];
      b[j] -= pull + decay * b[j];
      ahead += x > 0 ? 1 : 0;
    }
    return ahead;
  }

  private static float dot(
      float[] w, int wAt, float[] h, int iAt, int jAt, int width, float[] lanes) {
    FloatVector sum = FloatVector.zero(SPECIES);
    for (int k = 0; k < width; k += LANES) {
      FloatVector user = FloatVector.fromArray(SPECIES, w, wAt + k);
      FloatVector liked = FloatVector.fromArray(SPECIES, h, iAt + k);
      FloatVector other = FloatVector.fromArray(SPECIES, h, jAt + k);
      sum = user.fma(liked.sub(other), sum);
    }
    return total(sum, lanes);
  }

  /**
   * A tree over the lanes: reduceLanes of 17 adds them in a row, which takes longer than the dot.
   */
  private static float total(FloatVector sum, float[] lanes) {
    sum.intoArray(lanes, 0);
    float a = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    float b = (lanes[4] + lanes[5]) + (lanes[6] + lanes[7]);
    float c = (lanes[8] + lanes[9]) + (lanes[10] + lanes[11]);
    float d = (lanes[12] + lanes[13]) + (lanes[14] + lanes[15]);
    return (a + b) + (c + d);
  }

  private void move(float[] w, int wAt, float[] h, int iAt, int jAt, int width, float pull) {
    FloatVector keep = FloatVector.broadcast(SPECIES, 1 - decay);
    FloatVector up = FloatVector.broadcast(SPECIES, pull);
    FloatVector down = FloatVector.broadcast(SPECIES, -pull);
    for (int k = 0; k < width; k += LANES) {
      FloatVector user = FloatVector.fromArray(SPECIES, w, wAt + k);
      FloatVector liked = FloatVector.fromArray(SPECIES, h, iAt + k);
      FloatVector other = FloatVector.fromArray(SPECIES, h, jAt + k);
      user.fma(keep, liked.sub(other).mul(up)).intoArray(w, wAt + k);
      liked.fma(keep, user.mul(up)).intoArray(h, iAt + k);
      other.fma(keep, user.mul(down)).intoArray(h, jAt + k);
    }
  }
}
