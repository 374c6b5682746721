package io.riverprint.core.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * y = W x + b for a tile of rows by a pair of vectors of outputs. Both kernels start from the bias
 * and add columns first to last, one fused multiply-add each: a row comes out with the same bits
 * from either.
 */
final class DenseTiles {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int LANES = PackedGru.LANES;
  private static final int VECTOR = LANES * Float.BYTES;

  private DenseTiles() {}

  /**
   * All outputs of {@code rows} rows. Writes whole tiles: room is needed in y for rows rounded up
   * to a multiple of 4.
   */
  static void apply(
      PackedDense d, float[] x, int xAt, int xStride, int rows, float[] y, int yStride) {
    for (int pair = 0; pair < d.pairs; pair++) {
      int row = 0;
      for (; row + 1 < rows; row += 4) {
        rows4(d, pair, x, xAt + row * xStride, xStride, rows - row, y, row * yStride, yStride);
      }
      for (; row < rows; row++) {
        rows1(d, pair, x, xAt + row * xStride, y, row * yStride);
      }
    }
  }

  private static void rows4(
      PackedDense d,
      int pair,
      float[] x,
      int xAt,
      int xStride,
      int rows,
      float[] y,
      int yAt,
      int yStride) {
    ByteBuffer w = d.weights;
    int inputs = d.inputs;
    int at = pair * d.pairBytes;
    int out = pair * 2 * LANES;
    // Rows that are not there are the last one once more.
    int last = rows - 1;
    int x1 = xAt + Math.min(1, last) * xStride;
    int x2 = xAt + Math.min(2, last) * xStride;
    int x3 = xAt + Math.min(3, last) * xStride;
    FloatVector a0 = FloatVector.fromArray(S, d.bias, out);
    FloatVector b0 = FloatVector.fromArray(S, d.bias, out + LANES);
    FloatVector a1 = a0;
    FloatVector b1 = b0;
    FloatVector a2 = a0;
    FloatVector b2 = b0;
    FloatVector a3 = a0;
    FloatVector b3 = b0;
    for (int k = 0; k < inputs; k++) {
      int wAt = at + k * 2 * VECTOR;
      FloatVector wa = FloatVector.fromByteBuffer(S, w, wAt, ORDER);
      FloatVector wb = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER);
      FloatVector v0 = FloatVector.broadcast(S, x[xAt + k]);
      a0 = wa.fma(v0, a0);
      b0 = wb.fma(v0, b0);
      FloatVector v1 = FloatVector.broadcast(S, x[x1 + k]);
      a1 = wa.fma(v1, a1);
      b1 = wb.fma(v1, b1);
      FloatVector v2 = FloatVector.broadcast(S, x[x2 + k]);
      a2 = wa.fma(v2, a2);
      b2 = wb.fma(v2, b2);
      FloatVector v3 = FloatVector.broadcast(S, x[x3 + k]);
      a3 = wa.fma(v3, a3);
      b3 = wb.fma(v3, b3);
    }
    int to = yAt + out;
    a0.intoArray(y, to);
    b0.intoArray(y, to + LANES);
    a1.intoArray(y, to + yStride);
    b1.intoArray(y, to + yStride + LANES);
    a2.intoArray(y, to + 2 * yStride);
    b2.intoArray(y, to + 2 * yStride + LANES);
    a3.intoArray(y, to + 3 * yStride);
    b3.intoArray(y, to + 3 * yStride + LANES);
  }

  private static void rows1(PackedDense d, int pair, float[] x, int xAt, float[] y, int yAt) {
    ByteBuffer w = d.weights;
    int at = pair * d.pairBytes;
    int out = pair * 2 * LANES;
    FloatVector a = FloatVector.fromArray(S, d.bias, out);
    FloatVector b = FloatVector.fromArray(S, d.bias, out + LANES);
    for (int k = 0; k < d.inputs; k++) {
      int wAt = at + k * 2 * VECTOR;
      FloatVector v = FloatVector.broadcast(S, x[xAt + k]);
      a = FloatVector.fromByteBuffer(S, w, wAt, ORDER).fma(v, a);
      b = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER).fma(v, b);
    }
    a.intoArray(y, yAt + out);
    b.intoArray(y, yAt + out + LANES);
  }
}
