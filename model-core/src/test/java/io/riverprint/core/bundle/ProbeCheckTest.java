package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.backend.ReadoutBatch;
import io.riverprint.core.backend.StepBatch;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.torch.Backends;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeCheckTest {
  private static final NetworkWeights NETWORK = SmallNetworks.make(5, 2, 3);
  private static final Probes PROBES = ProbeMaker.make(NETWORK, new HeapBackend(NETWORK), 9);

  @Test
  void theMakersBackendPasses() {
    assertThat(outcomeOf(new HeapBackend(NETWORK))).isEqualTo(new ProbeOutcome.Passed());
  }

  @Test
  void theFastBackendsPassTheProbesOfAHybrid() {
    ModelBundle hybrid = SmallBundles.hybrid(1, 11);
    NetworkWeights network = hybrid.network();
    for (String choice : List.of("vector", "torch")) {
      try (Backend backend = Backends.open(choice, "cpu", network)) {
        assertThat(ProbeCheck.run(hybrid.probes(), network.spec(), backend))
            .isEqualTo(new ProbeOutcome.Passed());
      }
    }
  }

  @Test
  void otherWeightsFailAndItSaysWhere() {
    assertThat(detailOf(new HeapBackend(SmallNetworks.make(6, 2, 3))))
        .startsWith("probes on backend heap: embedding 0 of all sequences: found ")
        .contains("needed " + PROBES.embeddings()[0])
        .contains("; use backend heap on this machine");
  }

  @Test
  void aLogitOffByMoreThanTheToleranceFails() {
    assertThat(detailOf(withLastLogit(2.5f * Probes.TOLERANCE))).contains("logit 23");
  }

  @Test
  void aLogitOffByLessThanTheTolerancePasses() {
    assertThat(outcomeOf(withLastLogit(0.4f * Probes.TOLERANCE)))
        .isEqualTo(new ProbeOutcome.Passed());
  }

  @Test
  void anAnswerThatIsNotANumberFails() {
    assertThat(detailOf(withLastLogit(Float.NaN))).contains("logit 23").contains("found NaN");
  }

  @Test
  void sequencesDifferSoThatMixedUpRowsShow() {
    float[] embeddings = PROBES.embeddings();
    int width = SmallNetworks.EMBEDDING;

    for (int i = 1; i < PROBES.sequences(); i++) {
      assertThat(Math.abs(embeddings[i * width] - embeddings[0]))
          .isGreaterThan(10 * Probes.TOLERANCE);
    }
  }

  private static ProbeOutcome outcomeOf(Backend backend) {
    return ProbeCheck.run(PROBES, NETWORK.spec(), backend);
  }

  private static String detailOf(Backend backend) {
    return outcomeOf(backend).fold(() -> "passed", ProbeOutcome.Failed::detail);
  }

  /** The right answers, but for the very last logit. */
  private static Backend withLastLogit(float offBy) {
    Backend right = new HeapBackend(NETWORK);
    return new Backend() {
      @Override
      public String name() {
        return "off";
      }

      @Override
      public void step(StepBatch batch) {
        right.step(batch);
      }

      @Override
      public void readOut(ReadoutBatch batch) {
        right.readOut(batch);
        batch.logits[batch.logits.length - 1] += offBy;
      }

      @Override
      public void close() {}
    };
  }
}
