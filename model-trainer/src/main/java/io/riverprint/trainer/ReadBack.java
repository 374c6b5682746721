package io.riverprint.trainer;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A candidate written beside nothing that counts and read again: what is judged was on disk. */
public final class ReadBack {
  private ReadBack() {}

  /** The bundle as its reader gives it. */
  public static ModelBundle of(ModelBundle candidate) throws IOException {
    Path staging = Files.createTempDirectory("riverprint-staging");
    try {
      Path folder = staging.resolve("bundle");
      return BundleReader.read(folder, BundleWriter.write(candidate, folder));
    } finally {
      delete(staging);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> left = Files.walk(folder)) {
      for (Path path : left.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
