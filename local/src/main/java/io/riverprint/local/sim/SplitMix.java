package io.riverprint.local.sim;

/**
 * A small generator of random numbers: SplitMix64 (Steele, Lea, Flood 2014). Seeded from a tuple of
 * numbers, so that what a user does on a day depends on nothing else and threads cannot change it.
 */
final class SplitMix {
  private static final long GAMMA = 0x9E3779B97F4A7C15L;
  private static final double UNIT = 0x1.0p-53;

  private long state;

  SplitMix(long seed) {
    state = seed;
  }

  /** 64 well mixed bits of one number. */
  static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** 64 well mixed bits of three numbers. */
  static long mix(long a, long b, long c) {
    return mix(mix(mix(a + GAMMA) + b + GAMMA) + c + GAMMA);
  }

  void seed(long a, long b, long c) {
    state = mix(a, b, c);
  }

  long nextLong() {
    state += GAMMA;
    return mix(state);
  }

  /** Uniform in [0, 1). */
  double nextUnit() {
    return (nextLong() >>> 11) * UNIT;
  }

  /** Uniform in 0 to bound - 1; the bias is below bound / 2^32. */
  int nextInt(int bound) {
    return (int) (((nextLong() >>> 32) * bound) >>> 32);
  }

  boolean chance(double probability) {
    return nextUnit() < probability;
  }

  /** Standard normal, exact (Box and Muller). */
  double nextNormal() {
    double radius = Math.sqrt(-2 * Math.log(1 - nextUnit()));
    return radius * Math.cos(2 * Math.PI * nextUnit());
  }

  double nextExponential(double mean) {
    return -mean * Math.log(1 - nextUnit());
  }

  /** How many failures before a success: 0, 1, 2 ... with this mean. */
  int nextGeometric(double mean) {
    if (mean <= 0) {
      return 0;
    }
    return (int) (Math.log(1 - nextUnit()) / Math.log(mean / (1 + mean)));
  }

  /** Poisson by inversion, at most {@code most}; right for means up to some tens. */
  int nextPoisson(double mean, int most) {
    double left = nextUnit();
    if (left < 1 - mean) {
      return 0; // exp(-m) >= 1 - m: most days of most users end here, without an exp
    }
    double term = Math.exp(-mean);
    int count = 0;
    while (left >= term && count < most) {
      left -= term;
      count++;
      term *= mean / count;
    }
    return count;
  }
}
