package io.riverprint.local.plan;

/**
 * A figure that a plan rests on.
 *
 * @param what it is
 * @param value of it
 * @param unit of the value
 * @param source file and key it was measured into, or "assumed: " and why
 */
public record Coefficient(String what, double value, String unit, String source) {
  private static final String ASSUMED = "assumed: ";

  static Coefficient measured(String what, double value, String unit, String source) {
    return new Coefficient(what, value, unit, source);
  }

  static Coefficient assumed(String what, double value, String unit, String why) {
    return new Coefficient(what, value, unit, ASSUMED + why);
  }

  /** Whether nobody has measured it. */
  public boolean isAssumed() {
    return source.startsWith(ASSUMED);
  }
}
