package io.riverprint.core.bundle;

import io.riverprint.core.feature.Limits;
import io.riverprint.core.session.SessionRule;

/** The session rule and the limits as tensors. */
final class RuleTensors {
  private static final long INACTIVITY = 0;
  private static final long ELAPSED = 1;

  private RuleTensors() {}

  static void write(TensorWriter out, SessionRule rule, Limits limits) {
    long kind =
        switch (rule.kind()) {
          case INACTIVITY -> INACTIVITY;
          case ELAPSED -> ELAPSED;
        };
    long[] numbers = {
      kind, rule.gapMillis(), rule.maxMillis(), rule.maxEvents(), rule.nearbyMillis()
    };
    out.longs("sessionRule", numbers, numbers.length);
    int[] most = {
      limits.skus(),
      limits.categories(),
      limits.clusters(),
      limits.urls(),
      limits.queries(),
      limits.events()
    };
    out.ints("limits", most, most.length);
  }

  static SessionRule sessionRule(Tensors in) {
    long[] numbers = in.longs("sessionRule", 5);
    String at = in.where() + ", tensor sessionRule";
    Require.that(
        numbers[0] == INACTIVITY || numbers[0] == ELAPSED, at, "kind " + numbers[0], "0 or 1");
    try {
      return new SessionRule(
          numbers[0] == INACTIVITY ? SessionRule.Kind.INACTIVITY : SessionRule.Kind.ELAPSED,
          numbers[1],
          numbers[2],
          Math.toIntExact(numbers[3]),
          numbers[4]);
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw Require.inconsistent(at, "" + e.getMessage(), "a session rule");
    }
  }

  static Limits limits(Tensors in) {
    int[] most = in.ints("limits", 6);
    try {
      return new Limits(most[0], most[1], most[2], most[3], most[4], most[5]);
    } catch (IllegalArgumentException e) {
      throw Require.inconsistent(in.where() + ", tensor limits", "" + e.getMessage(), "all >= 1");
    }
  }
}
