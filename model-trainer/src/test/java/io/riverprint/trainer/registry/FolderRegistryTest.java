package io.riverprint.trainer.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderRegistryTest {
  @TempDir private Path temp;
  private Path root;
  private FolderRegistry registry;

  @BeforeEach
  void open() throws IOException {
    root = temp.resolve("models");
    registry = new FolderRegistry(root);
  }

  @Test
  void anEmptyOneHasNoLatestAndStartsAtVersion1() throws IOException {
    assertThat(registry.latest()).isEmpty();
    assertThat(registry.versions()).isEmpty();
    assertThat(registry.nextVersion()).isEqualTo(1);
  }

  @Test
  void whatIsPublishedIsLatestAndReadsBack() throws IOException {
    StoredRelease published = registry.publish(SmallBundles.make(1, 5));

    assertThat(registry.latest()).contains(published);
    assertThat(published.space()).isEqualTo("small-5");
    assertThat(published.location()).endsWith("/models/v000001/");
    Path folder = Path.of(URI.create(published.location()));
    ModelBundle read = BundleReader.read(folder, published.manifestSha256());
    assertThat(read.manifest().version()).isEqualTo(1);
  }

  @Test
  void keepsAllVersionsOldestFirst() throws IOException {
    StoredRelease first = registry.publish(SmallBundles.make(1, 5));
    StoredRelease second = registry.publish(SmallBundles.make(2, 6));
    StoredRelease tenth = registry.publish(SmallBundles.make(10, 7));

    assertThat(registry.versions()).containsExactly(first, second, tenth);
    assertThat(registry.latest()).contains(tenth);
    assertThat(registry.nextVersion()).isEqualTo(11);
  }

  @Test
  void anotherReaderSeesTheSame() throws IOException {
    StoredRelease published = registry.publish(SmallBundles.make(1, 5));

    assertThat(new FolderRegistry(root).latest()).contains(published);
  }

  @Test
  void aVersionIsNeverPublishedTwice() throws IOException {
    registry.publish(SmallBundles.make(4, 5));

    assertThatThrownBy(() -> registry.publish(SmallBundles.make(4, 6)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version 4 is not new, need 5 or more");
    assertThat(registry.latest().orElseThrow().space()).isEqualTo("small-5");
  }

  @Test
  void aCrashWhileWritingLeavesItSound() throws IOException {
    StoredRelease first = registry.publish(SmallBundles.make(1, 5));
    Path half = Files.createDirectory(root.resolve(".v000002.part0"));
    Files.writeString(half.resolve("network.safetensors"), "half");
    Files.writeString(root.resolve(".latest.part"), "v0000");

    FolderRegistry again = new FolderRegistry(root);
    assertThat(again.latest()).contains(first);
    assertThat(again.versions()).containsExactly(first);
    assertThat(again.nextVersion()).isEqualTo(2);
    assertThat(again.publish(SmallBundles.make(2, 6))).isEqualTo(again.latest().orElseThrow());
  }

  @Test
  void aCrashBeforeThePointerMovesKeepsTheOldLatest() throws IOException {
    StoredRelease first = registry.publish(SmallBundles.make(1, 5));
    BundleWriter.write(SmallBundles.make(2, 6), root.resolve("v000002"));

    FolderRegistry again = new FolderRegistry(root);
    assertThat(again.latest()).contains(first);
    assertThat(again.versions().stream().map(StoredRelease::version)).containsExactly(1L, 2L);
    assertThat(again.nextVersion()).isEqualTo(3);
    assertThat(again.publish(SmallBundles.make(3, 7))).isEqualTo(again.latest().orElseThrow());
  }

  @Test
  void aReaderSeesTheOldOrTheNewReleaseWhileOneIsPublished() throws Exception {
    registry.publish(SmallBundles.make(1, 5));
    ExecutorService writer = Executors.newSingleThreadExecutor();
    try {
      Future<?> writing = writer.submit(() -> publish(List.of(2, 3, 4, 5, 6)));
      long newest = 1;
      while (!writing.isDone()) {
        StoredRelease latest = registry.latest().orElseThrow();
        assertThat(latest.version()).isBetween(newest, 6L);
        newest = latest.version();
        BundleReader.read(Path.of(URI.create(latest.location())), latest.manifestSha256());
      }
      writing.get();
    } finally {
      writer.shutdownNow();
    }
    assertThat(registry.latest().orElseThrow().version()).isEqualTo(6);
  }

  private Void publish(List<Integer> versions) throws IOException {
    FolderRegistry other = new FolderRegistry(root);
    for (int version : versions) {
      other.publish(SmallBundles.make(version, 5));
    }
    return null;
  }

  @Test
  void aPointerThatSaysNothingIsRefused() throws IOException {
    registry.publish(SmallBundles.make(1, 5));
    Files.writeString(root.resolve("latest"), "../../etc 00\n");

    assertThatThrownBy(() -> registry.latest())
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("latest: found 13 characters that are not a pointer");
  }

  @Test
  void aChangedManifestIsRefused() throws IOException {
    registry.publish(SmallBundles.make(1, 5));
    Path manifest = root.resolve("v000001/manifest.json");
    Files.writeString(manifest, Files.readString(manifest) + " ");

    assertThatThrownBy(() -> registry.latest())
        .isInstanceOf(CorruptBundleException.class)
        .hasMessageContaining("announced");
  }

  @Test
  void anAnnouncementNamesFolderAndDigest() throws IOException {
    StoredRelease stored = registry.publish(SmallBundles.make(1, 5));

    assertThat(stored.effectiveFrom(77))
        .isEqualTo(new ModelRelease(1, stored.location(), stored.manifestSha256(), 77, "small-5"));
  }
}
