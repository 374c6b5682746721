package io.riverprint.local.demo;

/**
 * How much faster than the shop's clock events are fed.
 *
 * @param factor 1 is real time; infinite is as fast as they are taken
 */
public record Speed(double factor) {

  /** As fast as events are taken. */
  public static final Speed MAX = new Speed(Double.POSITIVE_INFINITY);

  private static final double NANOS_PER_MILLI = 1e6;

  public Speed {
    if (!(factor > 0)) {
      throw new IllegalArgumentException(
          "speed: factor is " + factor + ", must be > 0; say 1x, 100x or max");
    }
  }

  /** {@code 1x}, {@code 0.5x}, {@code 100x} or {@code max}. */
  public static Speed parse(String text) {
    if (text.equalsIgnoreCase("max")) {
      return MAX;
    }
    if (!text.matches("[0-9]+(\\.[0-9]+)?[xX]")) {
      throw new IllegalArgumentException(
          "speed: '" + text + "' is neither a number with an x nor 'max'; say 1x, 100x or max");
    }
    return new Speed(Double.parseDouble(text.substring(0, text.length() - 1)));
  }

  /** The speed that fits so much of the shop's time into so much of ours; at least real time. */
  public static Speed fitting(long shopMillis, long wallMillis) {
    return new Speed(Math.max(1, (double) shopMillis / Math.max(1, wallMillis)));
  }

  /** How long to wait from the start for what comes so much later in the shop. */
  public long nanosFor(long shopMillis) {
    return (long) (shopMillis * NANOS_PER_MILLI / factor);
  }

  @Override
  public String toString() {
    return Double.isInfinite(factor)
        ? "max"
        : factor < 10 ? "%.3gx".formatted(factor) : "%,dx".formatted(Math.round(factor));
  }
}
