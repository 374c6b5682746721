package io.riverprint.core.backend;

import io.riverprint.core.net.LayerNormWeights;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Layer normalisation in place. A row's sums are one partial sum for each lane, then the lanes
 * first to last, then the columns that fill no vector: the same order, and bits, for every row.
 */
final class VectorNorm {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = PackedGru.LANES;

  private final int width;
  private final int whole;
  private final float[] scale;
  private final float[] shift;
  private final float[] lanes = new float[LANES];

  VectorNorm(LayerNormWeights weights) {
    this.width = weights.width();
    this.whole = width - width % LANES;
    this.scale = weights.scale();
    this.shift = weights.shift();
  }

  void apply(float[] x, int stride, int rows) {
    for (int row = 0; row < rows; row++) {
      float mean = sum(x, row * stride) / width;
      float variance = squares(x, row * stride, mean) / width;
      float by = (float) (1 / Math.sqrt(variance + LayerNormWeights.EPS));
      write(x, row * stride, mean, by);
    }
  }

  private float sum(float[] x, int at) {
    FloatVector sums = FloatVector.zero(S);
    for (int i = 0; i < whole; i += LANES) {
      sums = sums.add(FloatVector.fromArray(S, x, at + i));
    }
    sums.intoArray(lanes, 0);
    float sum = ofLanes();
    for (int i = whole; i < width; i++) {
      sum += x[at + i];
    }
    return sum;
  }

  private float squares(float[] x, int at, float mean) {
    FloatVector means = FloatVector.broadcast(S, mean);
    FloatVector sums = FloatVector.zero(S);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector off = FloatVector.fromArray(S, x, at + i).sub(means);
      sums = off.fma(off, sums);
    }
    sums.intoArray(lanes, 0);
    float sum = ofLanes();
    for (int i = whole; i < width; i++) {
      float off = x[at + i] - mean;
      sum += off * off;
    }
    return sum;
  }

  private float ofLanes() {
    float sum = 0;
    for (float lane : lanes) {
      sum += lane;
    }
    return sum;
  }

  private void write(float[] x, int at, float mean, float by) {
    FloatVector means = FloatVector.broadcast(S, mean);
    FloatVector bys = FloatVector.broadcast(S, by);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector normal = FloatVector.fromArray(S, x, at + i).sub(means).mul(bys);
      FloatVector shifts = FloatVector.fromArray(S, shift, i);
      normal.fma(FloatVector.fromArray(S, scale, i), shifts).intoArray(x, at + i);
    }
    for (int i = whole; i < width; i++) {
      x[at + i] = (x[at + i] - mean) * by * scale[i] + shift[i];
    }
  }
}
