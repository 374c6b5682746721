package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.session.SessionRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bundles written by earlier versions. Never regenerate: they must read for ever. */
class GoldenBundleTest {
  private static final String FORMAT_1 =
      "fa6e9fc86aa52a1ddc1bd1d90cac11b78d05051ee736591dfc8c9d32a44a415e";

  @Test
  void readsFormat1() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-1"), FORMAT_1);

    assertThat(bundle.manifest().space()).isEqualTo("small-42");
    assertThat(bundle.manifest().parent()).isEqualTo(6);
    assertThat(bundle.manifest().metrics()).containsEntry("churnAuroc", 0.625);
    assertThat(bundle.features().sessionRule()).isEqualTo(SessionRule.PAPER);
    assertThat(bundle.features().catalogue().skus[5]).isEqualTo("Ärmel ☂");
    assertThat(bundle.features().targetSkus()).containsExactly(4, 1, 3);
    assertThat(bundle.features().priceEdges()).containsExactly(1.5f, 9.99f, 100);
  }

  @Test
  void itsProbesStillGetTheSameAnswers() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-1"), FORMAT_1);

    ProbeOutcome outcome =
        ProbeCheck.run(bundle.probes(), bundle.network().spec(), new HeapBackend(bundle.network()));

    assertThat(outcome).isEqualTo(new ProbeOutcome.Passed());
  }

  private static Path folder(String resource) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(GoldenBundleTest.class.getResource(resource)).toURI());
  }
}
