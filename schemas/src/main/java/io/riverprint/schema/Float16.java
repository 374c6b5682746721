package io.riverprint.schema;

/**
 * IEEE 754 binary16 numbers: 1 sign, 5 exponent (bias 15), 10 fraction bits. The JDK has them from
 * version 20 on.
 */
public final class Float16 {
  private static final int SIGN = 0x8000;
  private static final int INFINITY = 0x7c00;
  private static final int QUIET = 0x0200;
  private static final int FRACTION = 0x03ff;

  /** Fraction bits that a float has more. */
  private static final int SHIFT = 13;

  /** Difference of the two biases, at the place of a float's exponent. */
  private static final int REBIAS = (127 - 15) << 23;

  /** Float bits of 65520: half-way between the largest binary16 and the next power of two. */
  private static final int OVERFLOW = 0x477ff000;

  private static final int FLOAT_INFINITY = 0x7f800000;

  /** Float bits of 2^-14, the smallest normal binary16. */
  private static final int NORMAL = 0x38800000;

  private Float16() {}

  /**
   * The nearest binary16, ties to even. Infinite from 65520 on; a NaN stays one, with its sign and
   * the upper bits of its payload.
   */
  public static short encode(float value) {
    int bits = Float.floatToRawIntBits(value);
    int sign = (bits >>> 16) & SIGN;
    return (short) (sign | magnitude(bits & 0x7fffffff));
  }

  /** The same number: every binary16 is a float. */
  public static float decode(short half) {
    int sign = (half & SIGN) << 16;
    int rest = half & 0x7fff;
    if (rest >= INFINITY) {
      return Float.intBitsToFloat(sign | FLOAT_INFINITY | (rest & FRACTION) << SHIFT);
    }
    if (rest > FRACTION) {
      return Float.intBitsToFloat(sign | (rest << SHIFT) + REBIAS);
    }
    float subnormal = rest * 0x1p-24f;
    return sign == 0 ? subnormal : -subnormal;
  }

  private static int magnitude(int bits) {
    if (bits > FLOAT_INFINITY) {
      return INFINITY | QUIET | (bits >>> SHIFT & FRACTION);
    }
    if (bits >= OVERFLOW) {
      return INFINITY;
    }
    if (bits < NORMAL) {
      // Subnormals are whole multiples of 2^-24; the multiplication is exact.
      return (int) Math.rint(Float.intBitsToFloat(bits) * 0x1p24f);
    }
    int odd = bits >>> SHIFT & 1;
    return (bits - REBIAS + 0xfff + odd) >>> SHIFT;
  }
}
