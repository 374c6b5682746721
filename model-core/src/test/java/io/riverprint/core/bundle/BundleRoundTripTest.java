package io.riverprint.core.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.net.EncoderSpec;
import io.riverprint.core.net.EncoderWeights;
import io.riverprint.core.net.NetworkSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.propensity.PropensityModel;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleRoundTripTest {
  private static final ModelBundle BUNDLE = SmallBundles.make(3, 42);

  @TempDir private Path root;

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    String digest = BundleWriter.write(BUNDLE, root.resolve("b"));

    ModelBundle read = BundleReader.read(root.resolve("b"), digest);

    assertThat(read).usingRecursiveComparison().ignoringFields("manifest.files").isEqualTo(BUNDLE);
  }

  @Test
  void aHybridIsReadAsItWasWritten() throws IOException {
    ModelBundle hybrid = SmallBundles.hybrid(3, 42);
    String digest = BundleWriter.write(hybrid, root.resolve("b"));

    ModelBundle read = BundleReader.read(root.resolve("b"), digest);

    assertThat(read).usingRecursiveComparison().ignoringFields("manifest.files").isEqualTo(hybrid);
    assertThat(
            ProbeCheck.run(read.probes(), read.network().spec(), new HeapBackend(read.network())))
        .isEqualTo(new ProbeOutcome.Passed());
  }

  @Test
  void aReferenceIsReadAsItWasWritten() throws IOException {
    ModelBundle watched = BUNDLE.with(SmallReferences.REFERENCE);
    String digest = BundleWriter.write(watched, root.resolve("b"));

    ModelBundle read = BundleReader.read(root.resolve("b"), digest);

    assertThat(read).usingRecursiveComparison().ignoringFields("manifest.files").isEqualTo(watched);
  }

  @Test
  void aPropensityModelIsReadAsItWasWritten() throws IOException {
    ModelBundle mixed = SmallBundles.mixed(3, 42);
    String digest = BundleWriter.write(mixed, root.resolve("b"));

    ModelBundle read = BundleReader.read(root.resolve("b"), digest);

    assertThat(read).usingRecursiveComparison().ignoringFields("manifest.files").isEqualTo(mixed);
  }

  @Test
  void aHintToACategoryThatIsNotThereIsNotWritten() {
    PropensityModel model =
        PropensityModel.counting(
            new float[] {0, 0, 1}, new float[3], new long[] {1, 2}, new int[] {2, 3});

    assertThatThrownBy(() -> BundleWriter.write(BUNDLE.with(model), root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("propensity: found a hint to category 3, needed one of 3");
  }

  @Test
  void aShareAboveOneIsNotWritten() {
    PropensityModel model =
        PropensityModel.counting(new float[] {0, 0, 1.5f}, new float[3], new long[0], new int[0]);

    assertThatThrownBy(() -> BundleWriter.write(BUNDLE.with(model), root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("category shares: found a share of 1.5, needed 0 to 1");
  }

  @Test
  void aBundleThatCannotServeForWantOfAHeadIsNotWritten() {
    NetworkWeights network = BUNDLE.network();
    EncoderSpec spec = network.spec().encoders().get(0);
    EncoderWeights weights = network.encoders().get(0);
    EncoderSpec churnOnly =
        EncoderSpec.alone("compact", 16, spec.readout(), 8, spec.heads().subList(0, 1));
    ModelBundle broken =
        new ModelBundle(
            BUNDLE.manifest(),
            BUNDLE.features(),
            new NetworkWeights(
                new NetworkSpec(network.spec().inputWidth(), List.of(churnOnly)),
                List.of(
                    new EncoderWeights(
                        weights.gru(),
                        null,
                        null,
                        weights.embedding(),
                        weights.heads().subList(0, 1)))),
            BUNDLE.skuFactors(),
            BUNDLE.categoryFactors(),
            BUNDLE.probes());

    assertThatThrownBy(() -> BundleWriter.write(broken, root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining(
            "network: found no encoder with a head category, needed heads churn, category and sku");
  }

  @Test
  void theManifestNamesTheDigestOfEveryOtherFile() throws IOException {
    String digest = BundleWriter.write(BUNDLE, root.resolve("b"));

    Map<String, String> files = BundleReader.read(root.resolve("b"), digest).manifest().files();

    assertThat(files.keySet()).isEqualTo(BundleReader.FILES);
    for (Map.Entry<String, String> file : files.entrySet()) {
      assertThat(file.getValue()).isEqualTo(Folders.digest(root.resolve("b/" + file.getKey())));
    }
  }

  @Test
  void theFirstReleaseHasNoParent() throws IOException {
    String digest = BundleWriter.write(SmallBundles.make(1, 1), root.resolve("b"));

    assertThat(BundleReader.read(root.resolve("b"), digest).manifest().parent()).isNull();
  }

  @Test
  void equalBundlesGiveEqualBytes() throws IOException {
    String one = BundleWriter.write(SmallBundles.make(3, 42), root.resolve("one"));
    String other = BundleWriter.write(SmallBundles.make(3, 42), root.resolve("other"));

    assertThat(one).isEqualTo(other);
  }

  @Test
  void leavesNothingButTheFolder() throws IOException {
    BundleWriter.write(BUNDLE, root.resolve("b"));

    assertThat(Folders.tree(root))
        .containsExactly(
            "",
            "b",
            "b/factors.safetensors",
            "b/features.safetensors",
            "b/manifest.json",
            "b/network.safetensors",
            "b/probes.safetensors");
  }

  @Test
  void refusesToOverwriteEvenAnEmptyFolder() throws IOException {
    Files.createDirectory(root.resolve("b"));

    assertThatThrownBy(() -> BundleWriter.write(BUNDLE, root.resolve("b")))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(Folders.tree(root)).containsExactly("", "b");
  }

  @Test
  void writesBesideWhatACrashedWriterLeft() throws IOException {
    Files.createDirectory(root.resolve(".b.part0"));
    Files.writeString(root.resolve(".b.part0/network.safetensors"), "half");

    String digest = BundleWriter.write(BUNDLE, root.resolve("b"));

    assertThat(BundleReader.read(root.resolve("b"), digest).manifest().version()).isEqualTo(3);
    assertThat(root.resolve(".b.part0/network.safetensors")).hasContent("half");
  }

  @Test
  void writesNothingOfABundleWhosePartsDoNotFit() throws IOException {
    ModelBundle broken =
        new ModelBundle(
            BUNDLE.manifest(),
            BUNDLE.features(),
            BUNDLE.network(),
            BUNDLE.categoryFactors(),
            BUNDLE.categoryFactors(),
            BUNDLE.probes());

    assertThatThrownBy(() -> BundleWriter.write(broken, root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessage(
            "bundle 3, SKU factors: found items 3, needed 6; train and write the bundle again");
    assertThat(Folders.tree(root)).containsExactly("");
  }

  @Test
  void ignoresFilesItDoesNotKnow() throws IOException {
    String digest = BundleWriter.write(BUNDLE, root.resolve("b"));
    Files.writeString(root.resolve("b/.DS_Store"), "left by a file browser");

    assertThat(BundleReader.read(root.resolve("b"), digest).manifest().version()).isEqualTo(3);
  }
}
