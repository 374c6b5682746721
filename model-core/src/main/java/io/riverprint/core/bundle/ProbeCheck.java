package io.riverprint.core.bundle;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.net.NetworkSpec;

/** Lets a backend answer a release's probes, and compares. */
public final class ProbeCheck {
  private ProbeCheck() {}

  /**
   * Steps every sequence from a zero state, row by row, reads out, and compares with what the
   * release's maker got. An answer that is not a number fails.
   *
   * @param probes of a bundle that was read, so that their lengths fit the network
   * @param spec of the network the backend runs
   */
  public static ProbeOutcome run(Probes probes, NetworkSpec spec, Backend backend) {
    ProbeAnswers answers =
        ProbeAnswers.of(probes.rows(), probes.sequences(), probes.length(), spec, backend);
    String fault = fault("embedding", answers.embeddings(), probes.embeddings());
    if (fault.isEmpty()) {
      fault = fault("logit", answers.logits(), probes.logits());
    }
    return fault.isEmpty()
        ? new ProbeOutcome.Passed()
        : new ProbeOutcome.Failed("probes on backend " + backend.name() + ": " + fault);
  }

  private static String fault(String what, float[] found, float[] needed) {
    for (int i = 0; i < needed.length; i++) {
      // Written so that NaN fails.
      if (!(Math.abs(found[i] - needed[i]) <= Probes.TOLERANCE)) {
        return what
            + " "
            + i
            + " of all sequences: found "
            + found[i]
            + ", needed "
            + needed[i]
            + " within "
            + Probes.TOLERANCE
            + "; use backend heap on this machine or replace it";
      }
    }
    return "";
  }
}
