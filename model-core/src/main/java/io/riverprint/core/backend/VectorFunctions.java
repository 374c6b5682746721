package io.riverprint.core.backend;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;

/** The cell's functions on a vector of units, within 4e-7 of the definition. NaN stays NaN. */
final class VectorFunctions {
  private static final int LANES = PackedGru.LANES;
  private static final int MAGNITUDE = 0x7fffffff;
  private static final int SIGN = 0x80000000;
  private static final int ONE = 0x3f800000;
  // 1.5 * 2^23: added to a float, it leaves the nearest whole number in the low bits.
  private static final float ROUNDER = 12582912f;
  private static final float LOG2_E = 1.44269504f;
  // Beyond it sigmoid and tanh are 0, 1 or -1 to 2e-9; e^40 squared is still a float.
  private static final int LIMIT = Float.floatToRawIntBits(20f);

  private VectorFunctions() {}

  /**
   * Overwrites the old state at {@code next[at]} with the new one, from the four sums at {@code
   * sums[from]}. One division for r and one for z and n together:
   *
   * <pre>
   * r = 1 / (1 + e^-sr), p = e^-sz, q = e^-2(sa + r sc)
   * z = 1 / (1 + p), n = (1 - q) / (1 + q)
   * h' = (1 - z) n + z h = (p (1 - q) + h (1 + q)) / ((1 + p)(1 + q))
   * </pre>
   */
  static void gates(float[] sums, int from, float[] next, int at) {
    FloatVector sr = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, sums, from);
    FloatVector sz = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, sums, from + LANES);
    FloatVector sa = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, sums, from + 2 * LANES);
    FloatVector sc = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, sums, from + 3 * LANES);
    FloatVector h = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, next, at);
    FloatVector one = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1f);
    FloatVector r = one.div(one.add(power(limited(sr), -LOG2_E)));
    FloatVector sn = r.fma(sc, sa);
    FloatVector p = power(limited(sz), -LOG2_E);
    FloatVector q = power(limited(sn), -2 * LOG2_E);
    FloatVector top = p.mul(one.sub(q)).add(h.mul(one.add(q)));
    // limited() has no room for NaN: it comes back here, where nothing else is added.
    FloatVector poison = sr.add(sz).add(sn);
    poison.fma(zero(), top).div(one.add(p).mul(one.add(q))).intoArray(next, at);
  }

  /**
   * Overwrites {@code values[at..]} with x/2 (1 + erf(x / sqrt 2)); erf after Abramowitz and Stegun
   * 7.1.26, within 1.5e-7.
   */
  static void gelu(float[] values, int at) {
    FloatVector x = FloatVector.fromArray(FloatVector.SPECIES_PREFERRED, values, at);
    FloatVector u = limited(x.mul(0.70710678f));
    FloatVector size = u.reinterpretAsInts().and(MAGNITUDE).reinterpretAsFloats();
    FloatVector one = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, 1f);
    FloatVector t = one.div(size.mul(0.3275911f).add(1f));
    FloatVector sum = t.mul(1.061405429f).add(-1.453152027f).mul(t).add(1.421413741f);
    sum = sum.mul(t).add(-0.284496736f).mul(t).add(0.254829592f).mul(t);
    // |u| <= 9 here, so that e^(-u^2) is not below the smallest float.
    FloatVector square = smaller(size, Float.floatToRawIntBits(9f));
    FloatVector erf = one.sub(sum.mul(power(square.mul(square), -LOG2_E)));
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    FloatVector signed =
        erf.reinterpretAsInts().lanewise(VectorOperators.XOR, sign).reinterpretAsFloats();
    x.mul(0.5f).mul(signed.add(1f)).intoArray(values, at);
  }

  /**
   * 2^(x scale) for |x scale| < 126: 2^whole by shifting it into the exponent, 2^rest with |rest|
   * <= 1/2 by a minimax polynomial of degree 5, relative error 9e-8.
   */
  private static FloatVector power(FloatVector x, float scale) {
    FloatVector factor = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, scale);
    FloatVector rounder = FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, ROUNDER);
    FloatVector shifted = x.fma(factor, rounder);
    FloatVector f = x.fma(factor, rounder.sub(shifted));
    FloatVector sum = term(1.326472731e-3f).fma(f, term(9.671512991e-3f));
    sum = sum.fma(f, term(5.550733581e-2f)).fma(f, term(2.402224242e-1f));
    sum = sum.fma(f, term(6.931470036e-1f)).fma(f, term(1f));
    IntVector whole = shifted.reinterpretAsInts().lanewise(VectorOperators.LSHL, 23);
    return sum.mul(whole.add(ONE).reinterpretAsFloats());
  }

  private static FloatVector limited(FloatVector x) {
    IntVector sign = x.reinterpretAsInts().and(SIGN);
    return smaller(x.reinterpretAsInts().and(MAGNITUDE).reinterpretAsFloats(), LIMIT)
        .reinterpretAsInts()
        .or(sign)
        .reinterpretAsFloats();
  }

  // Floats that are not negative are ordered as their bits are; on integers it is one instruction.
  private static FloatVector smaller(FloatVector size, int limitBits) {
    return size.reinterpretAsInts().min(limitBits).reinterpretAsFloats();
  }

  private static FloatVector term(float value) {
    return FloatVector.broadcast(FloatVector.SPECIES_PREFERRED, value);
  }

  private static FloatVector zero() {
    return FloatVector.zero(FloatVector.SPECIES_PREFERRED);
  }
}
