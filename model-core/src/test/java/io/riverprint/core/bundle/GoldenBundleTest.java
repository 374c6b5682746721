package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.ReadoutSpec;
import io.riverprint.core.session.SessionRule;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Bundles written by earlier versions. Never regenerate: what was released reads for ever. */
class GoldenBundleTest {
  private static final String FORMAT_3 =
      "1c9a3adc130e26530ab2e3df626ff103115a01e6796fb8d8da5fa4c65096e3ac";
  private static final String FORMAT_2 =
      "9ec59cbceac4ecf659f30c06092574cfb8801db83879e86265cdc32264c34992";
  private static final String FORMAT_1 =
      "fa6e9fc86aa52a1ddc1bd1d90cac11b78d05051ee736591dfc8c9d32a44a415e";

  @Test
  void readsFormat3() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-3"), FORMAT_3);

    assertThat(bundle.manifest().alignment())
        .isEqualTo(new Alignment("space-1", 6, 500, 0.93, 0.31, 0.5));
    // The first row takes the second number.
    assertThat(Objects.requireNonNull(bundle.spaceMap()).matrix()).startsWith(0, 1, 0);
  }

  @Test
  void aBundleOfFormat2IsInItsOwnSpace() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-2"), FORMAT_2);

    assertThat(bundle.manifest().alignedSpace()).isEqualTo("small-42");
    assertThat(bundle.spaceMap()).isNull();
    assertThat(bundle.manifest().restores()).isNull();
  }

  @Test
  void readsFormat2() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-2"), FORMAT_2);

    assertThat(bundle.manifest().space()).isEqualTo("small-42");
    assertThat(bundle.manifest().parent()).isEqualTo(6);
    assertThat(bundle.manifest().metrics()).containsEntry("churnAuroc", 0.625);
    assertThat(bundle.features().sessionRule()).isEqualTo(SessionRule.PAPER);
    assertThat(bundle.features().catalogue().skus[5]).isEqualTo("Ärmel ☂");
    assertThat(bundle.features().targetSkus()).containsExactly(4, 1, 3);
    assertThat(bundle.features().priceEdges()).containsExactly(1.5f, 9.99f, 100);
    assertThat(bundle.network().spec().encoders())
        .extracting(EncoderSpec::name)
        .containsExactly("sra", "mtl", "mtl@previous", "mtl-churn");
    assertThat(bundle.network().spec().encoders().get(1).readout())
        .isEqualTo(new ReadoutSpec.Trunk(5, 2, 10, 9));
  }

  @Test
  void itsProbesStillGetTheSameAnswers() throws URISyntaxException {
    ModelBundle bundle = BundleReader.read(folder("/golden/bundle-format-2"), FORMAT_2);

    ProbeOutcome outcome =
        ProbeCheck.run(bundle.probes(), bundle.network().spec(), new HeapBackend(bundle.network()));

    assertThat(outcome).isEqualTo(new ProbeOutcome.Passed());
  }

  /** It had one encoder and was never released; its readout did not know the age of the state. */
  @Test
  void refusesFormat1AndSaysWhatToDo() throws URISyntaxException {
    Path folder = folder("/golden/bundle-format-1");

    assertThatThrownBy(() -> BundleReader.read(folder, FORMAT_1))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageEndingWith(
            "manifest.json: found format 1, needed 2 or 3; train again with this version, or serve it"
                + " with the Riverprint that made it");
  }

  private static Path folder(String resource) throws URISyntaxException {
    return Path.of(Objects.requireNonNull(GoldenBundleTest.class.getResource(resource)).toURI());
  }
}
