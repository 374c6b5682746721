package io.riverprint.core.bundle;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.net.SpaceMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bundle with a map into an older space. */
class AlignedBundleTest {
  @TempDir private Path root;

  @Test
  void theMapIsReadAsItWasWritten() throws IOException {
    ModelBundle bundle = SmallBundles.aligned(3, 42);
    String digest = BundleWriter.write(bundle, root.resolve("b"));

    ModelBundle read = BundleReader.read(root.resolve("b"), digest);

    assertThat(read.spaceMap()).isEqualTo(bundle.spaceMap());
    assertThat(read.manifest().alignment()).isEqualTo(bundle.manifest().alignment());
    assertThat(read.manifest().alignedSpace()).isEqualTo("space-1");
  }

  @Test
  void aRollbackSaysWhatItRestores() throws IOException {
    ModelBundle bundle = SmallBundles.aligned(3, 42);
    ModelBundle back = bundle.with(bundle.manifest().restoredAs(9));
    String digest = BundleWriter.write(back, root.resolve("b"));

    BundleManifest read = BundleReader.manifest(root.resolve("b"), digest);

    assertThat(read.version()).isEqualTo(9);
    assertThat(read.restores()).isEqualTo(3);
    assertThat(read.space()).isEqualTo(bundle.manifest().space());
  }

  @Test
  void aMapThatIsMissingIsMissed() throws IOException {
    String digest = BundleWriter.write(SmallBundles.aligned(3, 42), root.resolve("b"));
    Files.delete(root.resolve("b/space.safetensors"));

    assertThatThrownBy(() -> BundleReader.read(root.resolve("b"), digest))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("space.safetensors");
  }

  @Test
  void aMapThatStretchesIsNotWritten() {
    ModelBundle good = SmallBundles.aligned(3, 42);
    SpaceMap map = requireNonNull(good.spaceMap());
    float[] stretched = map.matrix().clone();
    stretched[1] *= 1.1f;
    ModelBundle bad =
        good.aligned(
            requireNonNull(good.manifest().alignment()), new SpaceMap(map.width(), stretched));

    assertThatThrownBy(() -> BundleWriter.write(bad, root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("from orthogonal, needed at most 0.001");
  }

  @Test
  void aMapOfAnotherWidthIsNotWritten() {
    ModelBundle good = SmallBundles.aligned(3, 42);
    ModelBundle bad =
        good.aligned(requireNonNull(good.manifest().alignment()), new SpaceMap(1, new float[] {1}));

    assertThatThrownBy(() -> BundleWriter.write(bad, root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("width 1, needed");
  }

  @Test
  void aMapWithoutAWordInTheManifestIsNotWritten() {
    ModelBundle good = SmallBundles.aligned(3, 42);
    ModelBundle bad = good.with(good.manifest().withAlignment(null));

    assertThatThrownBy(() -> BundleWriter.write(bad, root.resolve("b")))
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("maps 1, needed 0");
  }
}
