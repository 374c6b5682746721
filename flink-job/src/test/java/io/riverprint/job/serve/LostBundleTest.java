package io.riverprint.job.serve;

import static io.riverprint.job.serve.Served.SETTINGS;
import static io.riverprint.schema.ModelRelease.FROM_THE_BEGINNING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.riverprint.core.backend.HeapBackend;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.schema.ModelRelease;
import io.riverprint.schema.UserProfile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A checkpoint whose release is not where it was: the job does not start, with no other model. */
final class LostBundleTest {
  private static final long TEN = 1_700_000_000_000L;
  private static final ModelSource MODELS = new BundleModels(HeapBackend::new, SETTINGS);

  @TempDir private Path folder = Path.of("");

  @Test
  void withoutTheBundleThatServedTheJobSaysWhatIsLostAndDoesNotStart() throws Exception {
    ModelRelease first = written(SmallBundles.make(3, 5), "v3", FROM_THE_BEGINNING);
    OperatorSubtaskState snapshot = snapshotServing(first);
    delete("v3");

    assertThatThrownBy(() -> Served.restored(snapshot, MODELS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("release 3, which served when the checkpoint was taken: ")
        .hasMessageContaining("manifest.json: found no file")
        .hasMessageContaining("needs the very bundle of digest " + first.manifestSha256())
        .hasMessageContaining("bring it back to " + first.location());
  }

  @Test
  void anotherBundleInItsPlaceDoesNotServeEither() throws Exception {
    ModelRelease first = written(SmallBundles.make(3, 5), "v3", FROM_THE_BEGINNING);
    OperatorSubtaskState snapshot = snapshotServing(first);
    delete("v3");
    ModelRelease other = written(SmallBundles.make(3, 6), "v3", FROM_THE_BEGINNING);

    assertThatThrownBy(() -> Served.restored(snapshot, MODELS))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("digest " + other.manifestSha256())
        .hasMessageContaining("needs the very bundle of digest " + first.manifestSha256());
  }

  @Test
  void broughtBackItGoesOnWhereItWas() throws Exception {
    ModelRelease first = written(SmallBundles.make(3, 5), "v3", FROM_THE_BEGINNING);
    OperatorSubtaskState snapshot = snapshotServing(first);
    delete("v3");
    assertThat(written(SmallBundles.make(3, 5), "v3", FROM_THE_BEGINNING)).isEqualTo(first);

    try (Served served = Served.restored(snapshot, MODELS)) {
      served.event("a", TEN + 1).watermark(TEN + 1);

      assertThat(served.profiles())
          .extracting(UserProfile::release, UserProfile::sequence)
          .containsExactly(org.assertj.core.groups.Tuple.tuple(3L, 2L));
    }
  }

  @Test
  void aReleaseThatWaitedForItsTimeAndIsLostFailsTheJobAtThatTime() throws Exception {
    ModelRelease first = written(SmallBundles.make(3, 5), "v3", FROM_THE_BEGINNING);
    ModelRelease next = written(SmallBundles.make(4, 6), "v4", TEN + 10);
    OperatorSubtaskState snapshot;
    try (Served served = Served.fresh(MODELS).announced(first)) {
      snapshot = served.announced(next).snapshot(1);
    }
    delete("v4");

    try (Served served = Served.restored(snapshot, MODELS)) {
      served.event("a", TEN).watermark(TEN).event("a", TEN + 10);

      assertThatThrownBy(() -> served.watermark(TEN + 10))
          .hasStackTraceContaining("release 4: judged good, but this subtask cannot load it")
          .hasStackTraceContaining(next.location());
      assertThat(served.profiles()).extracting(UserProfile::release).containsExactly(3L);
    }
  }

  private static OperatorSubtaskState snapshotServing(ModelRelease release) throws Exception {
    try (Served served = Served.fresh(MODELS).announced(release)) {
      return served.event("a", TEN).watermark(TEN).snapshot(1);
    }
  }

  private ModelRelease written(ModelBundle bundle, String name, long fromMillis)
      throws IOException {
    Path target = folder.resolve(name);
    String digest = BundleWriter.write(bundle, target);
    return new ModelRelease(
        bundle.manifest().version(),
        target.toUri().toString(),
        digest,
        fromMillis,
        bundle.manifest().space());
  }

  private void delete(String name) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(name))) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(folder.resolve(name));
  }
}
