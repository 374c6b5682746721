package io.riverprint.core.backend;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The products of one GRU step, a tile of rows by one panel of units, all sums in registers.
 *
 * <p>For each row four sums of as many units as a vector has lanes: r and z over input and hidden
 * columns together, n over the input (a) and over the hidden columns (c) apart, as the cell needs
 * them. Every kernel starts from the bias and adds columns first to last, one fused multiply-add
 * each: so a row comes out with the same bits whichever kernel it fell to.
 */
final class GruTiles {
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final ByteOrder ORDER = ByteOrder.nativeOrder();
  private static final int LANES = PackedGru.LANES;
  private static final int VECTOR = LANES * Float.BYTES;
  private static final int STEP = 3 * VECTOR;

  private GruTiles() {}

  /**
   * Six rows: 24 sums, the tile for 32 registers (4 rows measured a quarter slower, 8 would not
   * fit).
   */
  static void rows6(
      PackedGru g,
      int panel,
      float[] x,
      int xAt,
      float[] h,
      int hAt,
      int hStride,
      int rows,
      float[] sums) {
    ByteBuffer w = g.weights;
    int inputs = g.inputWidth;
    int hidden = g.hiddenWidth;
    int b = panel * 4 * LANES;
    int at = panel * g.panelBytes;
    // Rows that are not there are the last one once more; the caller drops them.
    int last = rows - 1;
    int x1 = xAt + Math.min(1, last) * inputs;
    int h1 = hAt + Math.min(1, last) * hStride;
    int x2 = xAt + Math.min(2, last) * inputs;
    int h2 = hAt + Math.min(2, last) * hStride;
    int x3 = xAt + Math.min(3, last) * inputs;
    int h3 = hAt + Math.min(3, last) * hStride;
    int x4 = xAt + Math.min(4, last) * inputs;
    int h4 = hAt + Math.min(4, last) * hStride;
    int x5 = xAt + Math.min(5, last) * inputs;
    int h5 = hAt + Math.min(5, last) * hStride;
    FloatVector r0 = FloatVector.fromArray(S, g.bias, b);
    FloatVector r1 = r0;
    FloatVector r2 = r0;
    FloatVector r3 = r0;
    FloatVector r4 = r0;
    FloatVector r5 = r0;
    FloatVector z0 = FloatVector.fromArray(S, g.bias, b + LANES);
    FloatVector z1 = z0;
    FloatVector z2 = z0;
    FloatVector z3 = z0;
    FloatVector z4 = z0;
    FloatVector z5 = z0;
    FloatVector a0 = FloatVector.fromArray(S, g.bias, b + 2 * LANES);
    FloatVector a1 = a0;
    FloatVector a2 = a0;
    FloatVector a3 = a0;
    FloatVector a4 = a0;
    FloatVector a5 = a0;
    FloatVector c0 = FloatVector.fromArray(S, g.bias, b + 3 * LANES);
    FloatVector c1 = c0;
    FloatVector c2 = c0;
    FloatVector c3 = c0;
    FloatVector c4 = c0;
    FloatVector c5 = c0;
    for (int k = 0; k < inputs; k++) {
      int wAt = at + k * STEP;
      FloatVector wr = FloatVector.fromByteBuffer(S, w, wAt, ORDER);
      FloatVector wz = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER);
      FloatVector wn = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER);
      FloatVector v0 = FloatVector.broadcast(S, x[xAt + k]);
      r0 = wr.fma(v0, r0);
      z0 = wz.fma(v0, z0);
      a0 = wn.fma(v0, a0);
      FloatVector v1 = FloatVector.broadcast(S, x[x1 + k]);
      r1 = wr.fma(v1, r1);
      z1 = wz.fma(v1, z1);
      a1 = wn.fma(v1, a1);
      FloatVector v2 = FloatVector.broadcast(S, x[x2 + k]);
      r2 = wr.fma(v2, r2);
      z2 = wz.fma(v2, z2);
      a2 = wn.fma(v2, a2);
      FloatVector v3 = FloatVector.broadcast(S, x[x3 + k]);
      r3 = wr.fma(v3, r3);
      z3 = wz.fma(v3, z3);
      a3 = wn.fma(v3, a3);
      FloatVector v4 = FloatVector.broadcast(S, x[x4 + k]);
      r4 = wr.fma(v4, r4);
      z4 = wz.fma(v4, z4);
      a4 = wn.fma(v4, a4);
      FloatVector v5 = FloatVector.broadcast(S, x[x5 + k]);
      r5 = wr.fma(v5, r5);
      z5 = wz.fma(v5, z5);
      a5 = wn.fma(v5, a5);
    }
    at += inputs * STEP;
    for (int k = 0; k < hidden; k++) {
      int wAt = at + k * STEP;
      FloatVector wr = FloatVector.fromByteBuffer(S, w, wAt, ORDER);
      FloatVector wz = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER);
      FloatVector wn = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER);
      FloatVector v0 = FloatVector.broadcast(S, h[hAt + k]);
      r0 = wr.fma(v0, r0);
      z0 = wz.fma(v0, z0);
      c0 = wn.fma(v0, c0);
      FloatVector v1 = FloatVector.broadcast(S, h[h1 + k]);
      r1 = wr.fma(v1, r1);
      z1 = wz.fma(v1, z1);
      c1 = wn.fma(v1, c1);
      FloatVector v2 = FloatVector.broadcast(S, h[h2 + k]);
      r2 = wr.fma(v2, r2);
      z2 = wz.fma(v2, z2);
      c2 = wn.fma(v2, c2);
      FloatVector v3 = FloatVector.broadcast(S, h[h3 + k]);
      r3 = wr.fma(v3, r3);
      z3 = wz.fma(v3, z3);
      c3 = wn.fma(v3, c3);
      FloatVector v4 = FloatVector.broadcast(S, h[h4 + k]);
      r4 = wr.fma(v4, r4);
      z4 = wz.fma(v4, z4);
      c4 = wn.fma(v4, c4);
      FloatVector v5 = FloatVector.broadcast(S, h[h5 + k]);
      r5 = wr.fma(v5, r5);
      z5 = wz.fma(v5, z5);
      c5 = wn.fma(v5, c5);
    }
    r0.intoArray(sums, 0);
    z0.intoArray(sums, 1 * LANES);
    a0.intoArray(sums, 2 * LANES);
    c0.intoArray(sums, 3 * LANES);
    r1.intoArray(sums, 4 * LANES);
    z1.intoArray(sums, 5 * LANES);
    a1.intoArray(sums, 6 * LANES);
    c1.intoArray(sums, 7 * LANES);
    r2.intoArray(sums, 8 * LANES);
    z2.intoArray(sums, 9 * LANES);
    a2.intoArray(sums, 10 * LANES);
    c2.intoArray(sums, 11 * LANES);
    r3.intoArray(sums, 12 * LANES);
    z3.intoArray(sums, 13 * LANES);
    a3.intoArray(sums, 14 * LANES);
    c3.intoArray(sums, 15 * LANES);
    r4.intoArray(sums, 16 * LANES);
    z4.intoArray(sums, 17 * LANES);
    a4.intoArray(sums, 18 * LANES);
    c4.intoArray(sums, 19 * LANES);
    r5.intoArray(sums, 20 * LANES);
    z5.intoArray(sums, 21 * LANES);
    a5.intoArray(sums, 22 * LANES);
    c5.intoArray(sums, 23 * LANES);
  }

  /** Two rows: 8 sums, the tile for 16 registers. */
  static void rows2(
      PackedGru g,
      int panel,
      float[] x,
      int xAt,
      float[] h,
      int hAt,
      int hStride,
      int rows,
      float[] sums) {
    ByteBuffer w = g.weights;
    int inputs = g.inputWidth;
    int hidden = g.hiddenWidth;
    int b = panel * 4 * LANES;
    int at = panel * g.panelBytes;
    // Rows that are not there are the last one once more; the caller drops them.
    int last = rows - 1;
    int x1 = xAt + Math.min(1, last) * inputs;
    int h1 = hAt + Math.min(1, last) * hStride;
    FloatVector r0 = FloatVector.fromArray(S, g.bias, b);
    FloatVector r1 = r0;
    FloatVector z0 = FloatVector.fromArray(S, g.bias, b + LANES);
    FloatVector z1 = z0;
    FloatVector a0 = FloatVector.fromArray(S, g.bias, b + 2 * LANES);
    FloatVector a1 = a0;
    FloatVector c0 = FloatVector.fromArray(S, g.bias, b + 3 * LANES);
    FloatVector c1 = c0;
    for (int k = 0; k < inputs; k++) {
      int wAt = at + k * STEP;
      FloatVector wr = FloatVector.fromByteBuffer(S, w, wAt, ORDER);
      FloatVector wz = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER);
      FloatVector wn = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER);
      FloatVector v0 = FloatVector.broadcast(S, x[xAt + k]);
      r0 = wr.fma(v0, r0);
      z0 = wz.fma(v0, z0);
      a0 = wn.fma(v0, a0);
      FloatVector v1 = FloatVector.broadcast(S, x[x1 + k]);
      r1 = wr.fma(v1, r1);
      z1 = wz.fma(v1, z1);
      a1 = wn.fma(v1, a1);
    }
    at += inputs * STEP;
    for (int k = 0; k < hidden; k++) {
      int wAt = at + k * STEP;
      FloatVector wr = FloatVector.fromByteBuffer(S, w, wAt, ORDER);
      FloatVector wz = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER);
      FloatVector wn = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER);
      FloatVector v0 = FloatVector.broadcast(S, h[hAt + k]);
      r0 = wr.fma(v0, r0);
      z0 = wz.fma(v0, z0);
      c0 = wn.fma(v0, c0);
      FloatVector v1 = FloatVector.broadcast(S, h[h1 + k]);
      r1 = wr.fma(v1, r1);
      z1 = wz.fma(v1, z1);
      c1 = wn.fma(v1, c1);
    }
    r0.intoArray(sums, 0);
    z0.intoArray(sums, 1 * LANES);
    a0.intoArray(sums, 2 * LANES);
    c0.intoArray(sums, 3 * LANES);
    r1.intoArray(sums, 4 * LANES);
    z1.intoArray(sums, 5 * LANES);
    a1.intoArray(sums, 6 * LANES);
    c1.intoArray(sums, 7 * LANES);
  }

  /** One row, two panels: two streams of weights, six sums in flight to hide their latency. */
  static void panels2(
      PackedGru g, int panel, float[] x, int xAt, float[] h, int hAt, float[] sums) {
    ByteBuffer w = g.weights;
    int inputs = g.inputWidth;
    int hidden = g.hiddenWidth;
    int b = panel * 4 * LANES;
    int at = panel * g.panelBytes;
    int next = g.panelBytes;
    FloatVector r0 = FloatVector.fromArray(S, g.bias, b + 0 * LANES);
    FloatVector z0 = FloatVector.fromArray(S, g.bias, b + 1 * LANES);
    FloatVector a0 = FloatVector.fromArray(S, g.bias, b + 2 * LANES);
    FloatVector c0 = FloatVector.fromArray(S, g.bias, b + 3 * LANES);
    FloatVector r1 = FloatVector.fromArray(S, g.bias, b + 4 * LANES);
    FloatVector z1 = FloatVector.fromArray(S, g.bias, b + 5 * LANES);
    FloatVector a1 = FloatVector.fromArray(S, g.bias, b + 6 * LANES);
    FloatVector c1 = FloatVector.fromArray(S, g.bias, b + 7 * LANES);
    for (int k = 0; k < inputs; k++) {
      int wAt = at + k * STEP;
      FloatVector v = FloatVector.broadcast(S, x[xAt + k]);
      r0 = FloatVector.fromByteBuffer(S, w, wAt, ORDER).fma(v, r0);
      z0 = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER).fma(v, z0);
      a0 = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER).fma(v, a0);
      r1 = FloatVector.fromByteBuffer(S, w, wAt + next, ORDER).fma(v, r1);
      z1 = FloatVector.fromByteBuffer(S, w, wAt + next + VECTOR, ORDER).fma(v, z1);
      a1 = FloatVector.fromByteBuffer(S, w, wAt + next + 2 * VECTOR, ORDER).fma(v, a1);
    }
    at += inputs * STEP;
    for (int k = 0; k < hidden; k++) {
      int wAt = at + k * STEP;
      FloatVector v = FloatVector.broadcast(S, h[hAt + k]);
      r0 = FloatVector.fromByteBuffer(S, w, wAt, ORDER).fma(v, r0);
      z0 = FloatVector.fromByteBuffer(S, w, wAt + VECTOR, ORDER).fma(v, z0);
      c0 = FloatVector.fromByteBuffer(S, w, wAt + 2 * VECTOR, ORDER).fma(v, c0);
      r1 = FloatVector.fromByteBuffer(S, w, wAt + next, ORDER).fma(v, r1);
      z1 = FloatVector.fromByteBuffer(S, w, wAt + next + VECTOR, ORDER).fma(v, z1);
      c1 = FloatVector.fromByteBuffer(S, w, wAt + next + 2 * VECTOR, ORDER).fma(v, c1);
    }
    r0.intoArray(sums, 0 * LANES);
    z0.intoArray(sums, 1 * LANES);
    a0.intoArray(sums, 2 * LANES);
    c0.intoArray(sums, 3 * LANES);
    r1.intoArray(sums, 4 * LANES);
    z1.intoArray(sums, 5 * LANES);
    a1.intoArray(sums, 6 * LANES);
    c1.intoArray(sums, 7 * LANES);
  }
}
