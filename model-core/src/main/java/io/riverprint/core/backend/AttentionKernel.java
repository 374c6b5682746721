package io.riverprint.core.backend;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The two products of attention for one row and one head, a vector of results at a time. */
final class AttentionKernel {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final int LANES = PackedGru.LANES;

  private AttentionKernel() {}

  /**
   * scores[j] = sum over i of q[i] columns[i, j]: keys lie in columns, a key a lane. Writes whole
   * vectors.
   */
  static void scores(
      float[] q,
      int qAt,
      float[] columns,
      int columnsAt,
      int stride,
      int width,
      float[] scores,
      int keys) {
    for (int j = 0; j < keys; j += LANES) {
      FloatVector sum = FloatVector.zero(S);
      for (int i = 0; i < width; i++) {
        FloatVector column = FloatVector.fromArray(S, columns, columnsAt + i * stride + j);
        sum = column.fma(FloatVector.broadcast(S, q[qAt + i]), sum);
      }
      sum.intoArray(scores, j);
    }
  }

  /**
   * to[i] = sum over j of shares[j] values[j, i]. Writes whole vectors: what is beyond the width
   * belongs to the next head, which is mixed after this one, or to nobody.
   */
  static void mix(
      float[] shares,
      int keys,
      float[] values,
      int valuesAt,
      int stride,
      float[] to,
      int at,
      int width) {
    for (int i = 0; i < width; i += LANES) {
      FloatVector sum = FloatVector.zero(S);
      for (int j = 0; j < keys; j++) {
        FloatVector value = FloatVector.fromArray(S, values, valuesAt + j * stride + i);
        sum = value.fma(FloatVector.broadcast(S, shares[j]), sum);
      }
      sum.intoArray(to, at + i);
    }
  }
}
