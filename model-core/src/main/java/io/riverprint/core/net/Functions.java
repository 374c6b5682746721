package io.riverprint.core.net;

/**
 * The network's functions, worked out in double and rounded once. {@link StrictMath} and not {@link
 * Math}: the same bits on every machine, compiled or interpreted.
 */
public final class Functions {
  private static final double TWO_OVER_ROOT_PI = 1.1283791670955126;
  private static final double ROOT_HALF = 0.7071067811865476;
  // From here on 1 - erf(x) is under half a unit in a double's last place.
  private static final double ERF_IS_ONE = 6;

  private Functions() {}

  /** 1 / (1 + e^-x). */
  public static float sigmoid(float x) {
    return (float) (1 / (1 + StrictMath.exp(-(double) x)));
  }

  public static float tanh(float x) {
    return (float) StrictMath.tanh(x);
  }

  /** x/2 (1 + erf(x / sqrt 2)): the exact GELU, not its tanh approximation. */
  public static float gelu(float x) {
    return (float) (0.5 * x * (1 + erf(x * ROOT_HALF)));
  }

  /**
   * erf(x) = 2/sqrt(pi) e^(-x^2) sum over n of 2^n x^(2n+1) / (1 3 5 .. (2n+1)). All terms have one
   * sign, so nothing cancels.
   */
  static double erf(double x) {
    // Written so that NaN comes out as NaN at once.
    if (!(StrictMath.abs(x) <= ERF_IS_ONE)) {
      return StrictMath.signum(x);
    }
    double term = x;
    double sum = x;
    for (int odd = 3; sum + term != sum; odd += 2) {
      term *= 2 * x * x / odd;
      sum += term;
    }
    return TWO_OVER_ROOT_PI * StrictMath.exp(-x * x) * sum;
  }
}
