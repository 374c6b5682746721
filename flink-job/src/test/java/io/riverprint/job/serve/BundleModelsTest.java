package io.riverprint.job.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.Probes;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BundleModelsTest {
  private static final ServeSettings SETTINGS = Served.SETTINGS;

  @TempDir private Path folder;

  @Test
  void opensABundleThatIsAsAnnounced() throws IOException {
    ModelRelease release = written(SmallBundles.make(3, 5));
    try (ServingModel model = models().open(release)) {
      assertThat(model.release()).isEqualTo(release);
      assertThat(model.fresh("u").release()).isEqualTo(3);
    }
  }

  @Test
  void refusesAManifestWithAnotherDigest() throws IOException {
    ModelRelease release = written(SmallBundles.make(3, 5));
    ModelRelease forged =
        new ModelRelease(
            3, release.location(), "0".repeat(64), release.effectiveFromMillis(), release.space());
    assertThatThrownBy(() -> models().open(forged)).isInstanceOf(CorruptBundleException.class);
  }

  @Test
  void refusesWeightsThatWereChangedOnDisk() throws IOException {
    ModelRelease release = written(SmallBundles.make(3, 5));
    Path weights = folder.resolve("bundle").resolve("network.safetensors");
    byte[] bytes = Files.readAllBytes(weights);
    bytes[bytes.length - 2] ^= 1;
    Files.write(weights, bytes, StandardOpenOption.TRUNCATE_EXISTING);
    assertThatThrownBy(() -> models().open(release))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("network.safetensors");
  }

  @Test
  void refusesABundleAnnouncedUnderAnotherVersion() throws IOException {
    ModelRelease release = written(SmallBundles.make(3, 5));
    ModelRelease renamed =
        new ModelRelease(
            4,
            release.location(),
            release.manifestSha256(),
            release.effectiveFromMillis(),
            release.space());
    assertThatThrownBy(() -> models().open(renamed)).hasMessageContaining("release 4");
  }

  @Test
  void readsABundleFromAnyFileSystemOfFlinks() throws IOException {
    ModelRelease local = written(SmallBundles.make(3, 5));
    String elsewhere = local.location().replaceFirst("^file:", CopiedFileSystem.SCHEME + ":");
    ModelRelease release =
        new ModelRelease(
            local.version(),
            elsewhere,
            local.manifestSha256(),
            local.effectiveFromMillis(),
            local.space());

    try (ServingModel model = models().open(release)) {
      assertThat(model.release()).isEqualTo(release);
    }
  }

  @Test
  void saysWhatIsMissingWhereNoPlugInReadsTheLocation() {
    ModelRelease release = new ModelRelease(3, "s4://bucket/v3", "0".repeat(64), 0, "small-5");

    assertThatThrownBy(() -> models().open(release))
        .hasMessageContaining("bundle s4://bucket/v3: found no way to read it")
        .hasMessageContaining("install it");
  }

  @Test
  void refusesABundleWhoseProbesThisMachineDoesNotReproduce() throws IOException {
    ModelBundle good = SmallBundles.make(3, 5);
    float[] wrong = good.probes().logits().clone();
    wrong[0] += 0.01f;
    Probes probes =
        new Probes(
            good.probes().sequences(),
            good.probes().length(),
            good.probes().rows(),
            good.probes().embeddings(),
            wrong);
    ModelRelease release =
        written(
            new ModelBundle(
                good.manifest(),
                good.features(),
                good.network(),
                good.skuFactors(),
                good.categoryFactors(),
                probes));
    assertThatThrownBy(() -> models().open(release))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("probe");
  }

  private static BundleModels models() {
    return new BundleModels(HeapBackend::new, SETTINGS);
  }

  private ModelRelease written(ModelBundle bundle) throws IOException {
    Path target = folder.resolve("bundle");
    String digest = BundleWriter.write(bundle, target);
    return new ModelRelease(
        bundle.manifest().version(),
        target.toUri().toString(),
        digest,
        ModelRelease.FROM_THE_BEGINNING,
        bundle.manifest().space());
  }
}
