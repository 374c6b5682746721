package io.riverprint.test;

import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.bundle.SmallBundles;
import io.riverprint.core.step.Replay;
import io.riverprint.core.step.StepSettings;
import io.riverprint.schema.ModelRelease;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A release from the beginning and one that takes over at an instant, both in folders. */
record TwoReleases(
    ModelBundle firstBundle, ModelRelease first, ModelBundle secondBundle, ModelRelease second) {

  static TwoReleases write(Path folder, long swapMillis) throws IOException {
    return write(folder, swapMillis, SmallBundles.make(1, 11), SmallBundles.make(2, 12));
  }

  /** The second has several encoders, some with kept outputs. */
  static TwoReleases writeHybrid(Path folder, long swapMillis) throws IOException {
    return write(folder, swapMillis, SmallBundles.make(1, 11), SmallBundles.hybrid(2, 12));
  }

  private static TwoReleases write(
      Path folder, long swapMillis, ModelBundle first, ModelBundle second) throws IOException {
    return new TwoReleases(
        first,
        written(first, folder.resolve("1"), ModelRelease.FROM_THE_BEGINNING),
        second,
        written(second, folder.resolve("2"), swapMillis));
  }

  List<Replay.Reign> reigns(StepSettings settings) {
    return List.of(
        Oracle.reign(firstBundle, first, settings), Oracle.reign(secondBundle, second, settings));
  }

  private static ModelRelease written(ModelBundle bundle, Path folder, long fromMillis)
      throws IOException {
    String digest = BundleWriter.write(bundle, folder);
    return new ModelRelease(
        bundle.manifest().version(),
        folder.toUri().toString(),
        digest,
        fromMillis,
        bundle.manifest().space());
  }
}
