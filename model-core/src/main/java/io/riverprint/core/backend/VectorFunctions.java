package io.riverprint.core.backend;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The cell's functions on a vector of units, within 4e-7 of the definition. NaN stays NaN. */
final class VectorFunctions {
  private static final int LANES = PackedGru.LANES;
  private static final VectorSpecies<Float> S = FloatVector.SPECIES_PREFERRED;
  private static final VectorSpecies<Integer> BITS = IntVector.SPECIES_PREFERRED;
  // Constants are vectors made once, and vectors change type as seldom as can be: the JIT stops
  // inlining at a fixed number of nodes, and a vector that crosses a call is put on the heap.
  private static final IntVector MAGNITUDE = IntVector.broadcast(BITS, 0x7fffffff);
  private static final IntVector SIGN = IntVector.broadcast(BITS, 0x80000000);
  private static final IntVector TO_EXPONENT = IntVector.broadcast(BITS, 23);
  private static final IntVector ONE_BITS = IntVector.broadcast(BITS, 0x3f800000);
  private static final FloatVector ONE = FloatVector.broadcast(S, 1f);
  private static final FloatVector HALF = FloatVector.broadcast(S, 0.5f);
  private static final FloatVector ROOT_HALF = FloatVector.broadcast(S, 0.70710678f);
  // 1.5 * 2^23: added to a float, it leaves the nearest whole number in the low bits.
  private static final FloatVector ROUNDER = FloatVector.broadcast(S, 12582912f);
  private static final FloatVector LOG2_E = FloatVector.broadcast(S, 1.44269504f);
  private static final FloatVector LEAST_EXPONENT = FloatVector.broadcast(S, -80f);
  private static final FloatVector MINUS_LOG2_E = FloatVector.broadcast(S, -1.44269504f);
  private static final FloatVector MINUS_2_LOG2_E = FloatVector.broadcast(S, -2.88539008f);
  // Beyond it sigmoid and tanh are 0, 1 or -1 to 2e-9; e^40 squared is still a float.
  private static final FloatVector LIMIT = FloatVector.broadcast(S, 20f);
  private static final FloatVector MINUS_LIMIT = FloatVector.broadcast(S, -20f);
  // e^-81 is not yet below the smallest float, and erf(9) is 1.
  private static final IntVector ERF_LIMIT = IntVector.broadcast(BITS, Float.floatToRawIntBits(9f));
  private static final FloatVector E1 = FloatVector.broadcast(S, 6.931470036e-1f);
  private static final FloatVector E2 = FloatVector.broadcast(S, 2.402224242e-1f);
  private static final FloatVector E3 = FloatVector.broadcast(S, 5.550733581e-2f);
  private static final FloatVector E4 = FloatVector.broadcast(S, 9.671512991e-3f);
  private static final FloatVector E5 = FloatVector.broadcast(S, 1.326472731e-3f);
  private static final FloatVector P = FloatVector.broadcast(S, 0.3275911f);
  private static final FloatVector A1 = FloatVector.broadcast(S, 0.254829592f);
  private static final FloatVector A2 = FloatVector.broadcast(S, -0.284496736f);
  private static final FloatVector A3 = FloatVector.broadcast(S, 1.421413741f);
  private static final FloatVector A4 = FloatVector.broadcast(S, -1.453152027f);
  private static final FloatVector A5 = FloatVector.broadcast(S, 1.061405429f);

  private VectorFunctions() {}

  /**
   * Overwrites the old states of a panel, {@code stride} apart from {@code next[nextAt]} on, with
   * the new ones, from four sums a row. One division for r and one for z and n together:
   *
   * <pre>
   * r = 1 / (1 + e^-sr), p = e^-sz, q = e^-2(sa + r sc)
   * z = 1 / (1 + p), n = (1 - q) / (1 + q)
   * h' = (1 - z) n + z h = (p (1 - q) + h (1 + q)) / ((1 + p)(1 + q))
   * </pre>
   */
  static void gates(float[] sums, int rows, float[] next, int nextAt, int stride) {
    for (int row = 0; row < rows; row++) {
      gates(sums, row * 4 * LANES, next, nextAt + row * stride);
    }
  }

  private static void gates(float[] sums, int from, float[] next, int at) {
    FloatVector sr = FloatVector.fromArray(S, sums, from);
    FloatVector sz = FloatVector.fromArray(S, sums, from + LANES);
    FloatVector sa = FloatVector.fromArray(S, sums, from + 2 * LANES);
    FloatVector sc = FloatVector.fromArray(S, sums, from + 3 * LANES);
    FloatVector h = FloatVector.fromArray(S, next, at);
    // The exponential three times over, written out: a method this long the JIT compiles by itself.
    // Inlined
    // into a caller, it ran into the JIT's limit of nodes half way, and vectors went to the heap.
    FloatVector eX = sr.min(LIMIT).max(MINUS_LIMIT);
    FloatVector eShifted = eX.fma(MINUS_LOG2_E, ROUNDER);
    FloatVector eF = eX.fma(MINUS_LOG2_E, ROUNDER.sub(eShifted));
    FloatVector eRest = E5.fma(eF, E4).fma(eF, E3).fma(eF, E2).fma(eF, E1).fma(eF, ONE);
    IntVector eWhole = eShifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    FloatVector e = eRest.mul(eWhole.add(ONE_BITS).reinterpretAsFloats());
    FloatVector sn = ONE.div(ONE.add(e)).fma(sc, sa);
    FloatVector pX = sz.min(LIMIT).max(MINUS_LIMIT);
    FloatVector pShifted = pX.fma(MINUS_LOG2_E, ROUNDER);
    FloatVector pF = pX.fma(MINUS_LOG2_E, ROUNDER.sub(pShifted));
    FloatVector pRest = E5.fma(pF, E4).fma(pF, E3).fma(pF, E2).fma(pF, E1).fma(pF, ONE);
    IntVector pWhole = pShifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    FloatVector p = pRest.mul(pWhole.add(ONE_BITS).reinterpretAsFloats());
    FloatVector qX = sn.min(LIMIT).max(MINUS_LIMIT);
    FloatVector qShifted = qX.fma(MINUS_2_LOG2_E, ROUNDER);
    FloatVector qF = qX.fma(MINUS_2_LOG2_E, ROUNDER.sub(qShifted));
    FloatVector qRest = E5.fma(qF, E4).fma(qF, E3).fma(qF, E2).fma(qF, E1).fma(qF, ONE);
    IntVector qWhole = qShifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    FloatVector q = qRest.mul(qWhole.add(ONE_BITS).reinterpretAsFloats());
    FloatVector onePlusQ = ONE.add(q);
    FloatVector top = h.fma(onePlusQ, p.mul(ONE.sub(q)));
    top.div(p.fma(onePlusQ, onePlusQ)).intoArray(next, at);
  }

  /**
   * Overwrites the first {@code count} values, rounded up to whole vectors, with e to them; for
   * values of 0 or less, e^-80 for any below -80.
   */
  static void exp(float[] values, int count) {
    for (int at = 0; at < count; at += LANES) {
      expAt(values, at);
    }
  }

  // e^x = 2^(x log2 e): 2^whole by shifting it into the exponent, 2^f with |f| <= 1/2 by a minimax
  // polynomial of degree 5, relative error 9e-8. Written out wherever it is needed, as above: a
  // method that two call the JIT may compile by itself, and then every vector goes to the heap.
  private static void expAt(float[] values, int at) {
    FloatVector x = FloatVector.fromArray(S, values, at).max(LEAST_EXPONENT);
    FloatVector shifted = x.fma(LOG2_E, ROUNDER);
    FloatVector f = x.fma(LOG2_E, ROUNDER.sub(shifted));
    FloatVector rest = E5.fma(f, E4).fma(f, E3).fma(f, E2).fma(f, E1).fma(f, ONE);
    IntVector whole = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    rest.mul(whole.add(ONE_BITS).reinterpretAsFloats()).intoArray(values, at);
  }

  /**
   * Overwrites the first {@code count} values, rounded up to pairs of vectors, with their GELU: x/2
   * (1 + erf(x / sqrt 2)), erf after Abramowitz and Stegun 7.1.26, within 1.5e-7.
   */
  static void gelu(float[] values, int count) {
    for (int at = 0; at < count; at += 2 * LANES) {
      geluPair(values, at);
    }
  }

  // Two vectors, written out, for the sake of length alone: see gates(). Of half the length, it was
  // inlined into its callers' callers, and half a million bytes a call went to the heap.
  private static void geluPair(float[] values, int at) {
    FloatVector x0 = FloatVector.fromArray(S, values, at);
    IntVector bits0 = x0.mul(ROOT_HALF).reinterpretAsInts();
    FloatVector u0 = bits0.and(MAGNITUDE).min(ERF_LIMIT).reinterpretAsFloats();
    FloatVector t0 = ONE.div(u0.fma(P, ONE));
    FloatVector sum0 = A5.fma(t0, A4).fma(t0, A3).fma(t0, A2).fma(t0, A1).mul(t0);
    FloatVector square0 = u0.mul(u0);
    FloatVector shifted0 = square0.fma(MINUS_LOG2_E, ROUNDER);
    FloatVector f0 = square0.fma(MINUS_LOG2_E, ROUNDER.sub(shifted0));
    FloatVector rest0 = E5.fma(f0, E4).fma(f0, E3).fma(f0, E2).fma(f0, E1).fma(f0, ONE);
    IntVector whole0 = shifted0.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    FloatVector power0 = rest0.mul(whole0.add(ONE_BITS).reinterpretAsFloats());
    IntVector erf0 = ONE.sub(sum0.mul(power0)).reinterpretAsInts();
    FloatVector signed0 = erf0.or(bits0.and(SIGN)).reinterpretAsFloats();
    x0.mul(HALF).mul(signed0.add(ONE)).intoArray(values, at);
    FloatVector x1 = FloatVector.fromArray(S, values, at + LANES);
    IntVector bits1 = x1.mul(ROOT_HALF).reinterpretAsInts();
    FloatVector u1 = bits1.and(MAGNITUDE).min(ERF_LIMIT).reinterpretAsFloats();
    FloatVector t1 = ONE.div(u1.fma(P, ONE));
    FloatVector sum1 = A5.fma(t1, A4).fma(t1, A3).fma(t1, A2).fma(t1, A1).mul(t1);
    FloatVector square1 = u1.mul(u1);
    FloatVector shifted1 = square1.fma(MINUS_LOG2_E, ROUNDER);
    FloatVector f1 = square1.fma(MINUS_LOG2_E, ROUNDER.sub(shifted1));
    FloatVector rest1 = E5.fma(f1, E4).fma(f1, E3).fma(f1, E2).fma(f1, E1).fma(f1, ONE);
    IntVector whole1 = shifted1.reinterpretAsInts().lanewise(VectorOperators.LSHL, TO_EXPONENT);
    FloatVector power1 = rest1.mul(whole1.add(ONE_BITS).reinterpretAsFloats());
    IntVector erf1 = ONE.sub(sum1.mul(power1)).reinterpretAsInts();
    FloatVector signed1 = erf1.or(bits1.and(SIGN)).reinterpretAsFloats();
    x1.mul(HALF).mul(signed1.add(ONE)).intoArray(values, at + LANES);
  }
}
