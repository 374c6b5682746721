package io.riverprint.core.backend;

import io.riverprint.core.net.NetworkSpec;

/**
 * Lets the JVM compile a backend's loops before the first event needs them. Interpreted, a vector
 * instruction costs a thousand times what it costs compiled: a job that starts cold would stand
 * still for seconds under its first watermark.
 */
public final class WarmUp {
  // Seven rows meet the kernels of six and of one; one row alone has a kernel of its own.
  private static final int[] ROWS = {7, 1, 64};
  private static final int MOST_ROWS = 64;
  private static final int CALLS = 300;

  private WarmUp() {}

  /** Steps and reads out zeros; some seconds in a fresh JVM, some milliseconds afterwards. */
  public static void run(Backend backend, NetworkSpec spec) {
    StepBatch steps = new StepBatch(MOST_ROWS, spec.inputWidth(), spec.hiddenWidth());
    ReadoutBatch readouts = new ReadoutBatch(MOST_ROWS, spec);
    for (int call = 0; call < CALLS; call++) {
      steps.rows = ROWS[call % ROWS.length];
      readouts.rows = steps.rows;
      backend.step(steps);
      backend.readOut(readouts);
    }
  }
}
