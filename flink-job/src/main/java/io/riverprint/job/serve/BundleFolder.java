package io.riverprint.job.serve;

import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.ModelBundle;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.util.FileUtils;

/**
 * The folder that an announcement names: on this machine, or on any file system that Flink has a
 * plug-in for (s3, hdfs, ...). From there its files are copied to a local folder for as long as the
 * bundle is read; nothing of it is believed before its digests are checked.
 */
final class BundleFolder {
  /** A bundle has up to seven files; whatever else lies beside them stays there. */
  private static final List<String> ENDINGS =
      List.of("manifest.json", "reference.json", ".safetensors");

  private static final int MOST_FILES = 32;

  private final URI location;

  /** Of a path or a URI. */
  BundleFolder(String location) {
    this.location = URI.create(location);
  }

  /**
   * The bundle in it.
   *
   * @throws RuntimeException as the reader throws it
   * @throws UncheckedIOException if it cannot be copied
   */
  ModelBundle read(String manifestSha256) {
    if (isLocal()) {
      return BundleReader.read(local(), manifestSha256);
    }
    try {
      return copied(manifestSha256);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /**
   * How large the bundle is, all files together.
   *
   * @throws UncheckedIOException if it cannot be looked at
   */
  long byteCount() {
    if (isLocal()) {
      return BundleReader.byteCount(local());
    }
    try {
      return files().stream().mapToLong(FileStatus::getLen).sum();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private boolean isLocal() {
    return location.getScheme() == null || location.getScheme().equals("file");
  }

  private Path local() {
    return location.getScheme() == null ? Path.of(location.getPath()) : Path.of(location);
  }

  private UncheckedIOException unreadable(IOException e) {
    return new UncheckedIOException(
        "bundle "
            + location
            + ": found no way to read it ("
            + e.getMessage()
            + "), needs a file system that Flink has a plug-in for here; install it, or announce"
            + " a folder that all task managers see",
        e);
  }

  private ModelBundle copied(String manifestSha256) throws IOException {
    Path scratch = Files.createTempDirectory("riverprint-bundle");
    try {
      copyTo(scratch);
      return BundleReader.read(scratch, manifestSha256);
    } finally {
      FileUtils.deleteDirectory(scratch.toFile());
    }
  }

  private void copyTo(Path scratch) throws IOException {
    FileSystem files = folder().getFileSystem();
    for (FileStatus file : files()) {
      try (InputStream in = files.open(file.getPath())) {
        Files.copy(in, scratch.resolve(file.getPath().getName()));
      }
    }
  }

  private List<FileStatus> files() throws IOException {
    FileStatus[] found = folder().getFileSystem().listStatus(folder());
    if (found == null || found.length > MOST_FILES) {
      throw new IOException(
          "found " + (found == null ? "no folder" : found.length + " files") + ", needs a bundle");
    }
    return Stream.of(found).filter(BundleFolder::isOfBundle).toList();
  }

  private static boolean isOfBundle(FileStatus file) {
    return !file.isDir() && ENDINGS.stream().anyMatch(file.getPath().getName()::endsWith);
  }

  private org.apache.flink.core.fs.Path folder() {
    return new org.apache.flink.core.fs.Path(location);
  }
}
