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
  // Enough for every kernel of attention; more would only take longer.
  private static final int MOST_KEPT = 7;

  private WarmUp() {}

  private static void keep(ReadoutBatch readouts, NetworkSpec spec, int rows) {
    for (int i = 0; i < readouts.keptRows.length; i++) {
      int most = spec.encoders().get(i % readouts.encoders).readout().attentionRows();
      readouts.keptRows[i] = Math.min(most, rows);
    }
  }

  /** Steps and reads out zeros; some seconds in a fresh JVM, some milliseconds afterwards. */
  public static void run(Backend backend, NetworkSpec spec) {
    StepBatch steps = new StepBatch(MOST_ROWS, spec.inputWidth(), spec.hiddenWidth());
    ReadoutBatch readouts = new ReadoutBatch(MOST_ROWS, spec);
    for (int call = 0; call < CALLS; call++) {
      steps.rows = ROWS[call % ROWS.length];
      readouts.rows = steps.rows;
      keep(readouts, spec, 1 + call % MOST_KEPT);
      backend.step(steps);
      backend.readOut(readouts);
    }
  }
}
