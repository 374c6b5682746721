package io.riverprint.trainer.cycle;

import io.riverprint.trainer.TrainOptions;
import io.riverprint.trainer.gate.GateRule;

/**
 * How cycles are run.
 *
 * @param options of each training
 * @param rule of the gate
 * @param leadMillis event time between the newest event that is known when a release is announced
 *     and the time from which it serves; what the jobs need to load it
 */
public record CycleSettings(TrainOptions options, GateRule rule, long leadMillis) {
  public CycleSettings {
    if (leadMillis < 0) {
      throw new IllegalArgumentException(
          "cycle settings: lead of " + leadMillis + " ms, needs 0 or more; correct it");
    }
  }
}
