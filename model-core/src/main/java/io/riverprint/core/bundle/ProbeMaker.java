package io.riverprint.core.bundle;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import java.util.SplittableRandom;

/** Makes a release's probes: random rows in [-1, 1), as normalised features are. */
public final class ProbeMaker {
  static final int SEQUENCES = 4;
  static final int LENGTH = 16;

  private ProbeMaker() {}

  /**
   * Probes with the answers of the given backend, which should be the plain one: it is the
   * definition.
   */
  public static Probes make(NetworkWeights network, Backend backend, long seed) {
    NetworkSpec spec = network.spec();
    float[] rows = new float[SEQUENCES * LENGTH * spec.inputWidth()];
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < rows.length; i++) {
      rows[i] = (float) (random.nextDouble() * 2 - 1);
    }
    ProbeAnswers answers = ProbeAnswers.of(rows, SEQUENCES, LENGTH, spec, backend);
    return new Probes(SEQUENCES, LENGTH, rows, answers.embeddings(), answers.logits());
  }
}
