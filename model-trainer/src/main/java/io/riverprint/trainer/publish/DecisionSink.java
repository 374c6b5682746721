package io.riverprint.trainer.publish;

import io.riverprint.schema.GateDecision;

/** Who is told of decisions. */
public interface DecisionSink {
  /**
   * Returns when it is safe. The same decision may be told again after a crash.
   *
   * @throws IllegalStateException if it could not be made safe
   */
  void tell(GateDecision decision);
}
