package io.riverprint.core.bundle;

import java.util.function.Function;
import java.util.function.Supplier;

/** Whether a machine reproduces a release's probes. */
public sealed interface ProbeOutcome {
  /** Calls the function of the case this is. */
  <R> R fold(Supplier<R> passed, Function<Failed, R> failed);

  /** All answers within {@link Probes#TOLERANCE}. */
  record Passed() implements ProbeOutcome {
    @Override
    public <R> R fold(Supplier<R> passed, Function<Failed, R> failed) {
      return passed.get();
    }
  }

  /**
   * This machine computes something else.
   *
   * @param detail where, what was found, what was needed, what to do
   */
  record Failed(String detail) implements ProbeOutcome {
    @Override
    public <R> R fold(Supplier<R> passed, Function<Failed, R> failed) {
      return failed.apply(this);
    }
  }
}
