package io.riverprint.local.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.ModelRelease;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CopyingAnnouncerTest {
  @TempDir private Path folder = Path.of("");

  private final List<ModelRelease> announced = new ArrayList<>();

  @Test
  void whatIsAnnouncedIsTheCopyAndItIsWhole() throws IOException {
    ModelRelease release = published();
    toCopies().announce(release);

    assertThat(announced).hasSize(1);
    ModelRelease copy = announced.get(0);
    assertThat(URI.create(copy.location()).getPath()).isEqualTo(copied().toString());
    assertThat(copy.effectiveFromMillis()).isEqualTo(123);
    assertThat(BundleReader.read(copied(), release.manifestSha256()).manifest().version())
        .isEqualTo(7);
    assertThat(copied().resolve("announced.json")).doesNotExist();
  }

  @Test
  void aCopyThatBrokeOffIsMadeAgain() throws IOException {
    ModelRelease release = published();
    Files.createDirectories(copied());
    Files.write(copied().resolve("network.safetensors"), new byte[] {1, 2, 3});

    toCopies().announce(release);
    toCopies().announce(release);

    assertThat(BundleReader.read(copied(), release.manifestSha256()).manifest().version())
        .isEqualTo(7);
    assertThat(announced).hasSize(2).containsOnly(announced.get(0));
  }

  @Test
  void anotherReleaseOfThisNumberIsNotOverwritten() throws IOException {
    ModelRelease release = published();
    String other = BundleWriter.write(SmallBundles.make(7, 6), folderOfCopies());

    assertThatThrownBy(() -> toCopies().announce(release))
        .hasMessageContaining("manifest.json is of another release, digest " + other);
    assertThat(announced).isEmpty();
    assertThat(BundleReader.read(copied(), other).manifest().version()).isEqualTo(7);
  }

  @Test
  void whatIsDamagedIsNeitherCopiedNorAnnounced() throws IOException {
    ModelRelease release = published();
    Path weights = Path.of(URI.create(release.location())).resolve("network.safetensors");
    Files.write(weights, new byte[] {1, 2, 3});

    assertThatThrownBy(() -> toCopies().announce(release))
        .isInstanceOf(CorruptBundleException.class);
    assertThat(copied()).doesNotExist();
    assertThat(announced).isEmpty();
  }

  @Test
  void whereNothingCanBeWrittenItIsSaidAndNothingIsAnnounced() throws IOException {
    ModelRelease release = published();
    CopyingAnnouncer nowhere =
        new CopyingAnnouncer(announced::add, URI.create("s4://bucket/models"));

    assertThatThrownBy(() -> nowhere.announce(release))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("copies in s4://bucket/models: release 7 could not be copied")
        .hasMessageContaining("FLINK_PLUGINS_DIR");
    assertThat(announced).isEmpty();
  }

  private ModelRelease published() throws IOException {
    FolderRegistry registry = new FolderRegistry(folder.resolve("models"));
    StoredRelease kept = registry.publish(SmallBundles.aligned(7, 5));
    registry.notes(7).announce(123);
    return kept.effectiveFrom(123);
  }

  private CopyingAnnouncer toCopies() {
    return new CopyingAnnouncer(announced::add, folder.resolve("copies").toUri());
  }

  private Path folderOfCopies() throws IOException {
    return Files.createDirectories(folder.resolve("copies")).resolve("v000007");
  }

  private Path copied() {
    return folder.resolve("copies").resolve("v000007");
  }
}
