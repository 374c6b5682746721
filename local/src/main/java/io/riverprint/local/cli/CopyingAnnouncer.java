package io.riverprint.local.cli;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.Sha256;
import io.riverprint.schema.ModelRelease;
import io.riverprint.trainer.publish.Announcer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;

/**
 * Copies a release to where the jobs read it, through Flink's file systems, and announces the copy.
 * The manifest is copied last and nothing is announced before, so a copy that broke off is never
 * looked for; announced again, it is made again.
 */
final class CopyingAnnouncer implements Announcer {
  private static final String MANIFEST = "manifest.json";

  private final Announcer next;
  private final Path copies;

  /**
   * Copies into a folder.
   *
   * @param next announces them
   * @param copies folder of the copies, one below it for each version
   */
  CopyingAnnouncer(Announcer next, URI copies) {
    this.next = next;
    this.copies = new Path(copies);
  }

  @Override
  public void announce(ModelRelease release) {
    java.nio.file.Path folder = java.nio.file.Path.of(URI.create(release.location()));
    Path copy = new Path(copies, folder.getFileName().toString());
    try {
      copy(folder, copy, release.manifestSha256());
    } catch (IOException e) {
      throw new IllegalStateException(
          "copies in "
              + copies
              + ": release "
              + release.version()
              + " could not be copied ("
              + e.getMessage()
              + "), needs a file system that Flink has a plug-in for here and may write to; install it"
              + " in FLINK_PLUGINS_DIR, see to its settings in FLINK_CONF_DIR, announce again",
          e);
    }
    next.announce(
        new ModelRelease(
            release.version(),
            copy.toUri().toString(),
            release.manifestSha256(),
            release.effectiveFromMillis(),
            release.space()));
  }

  private static void copy(java.nio.file.Path folder, Path copy, String digest) throws IOException {
    // What is announced is whole: what lies there is read before it is copied.
    BundleManifest manifest = BundleReader.read(folder, digest).manifest();
    FileSystem files = copy.getFileSystem();
    if (isThere(files, new Path(copy, MANIFEST), digest)) {
      return;
    }
    files.mkdirs(copy);
    for (String name : manifestLast(manifest)) {
      try (OutputStream out = files.create(new Path(copy, name), WriteMode.OVERWRITE)) {
        Files.copy(folder.resolve(name), out);
      }
    }
  }

  /** Whether the copy was made before; a job may be reading it, so it is not made again. */
  private static boolean isThere(FileSystem files, Path manifest, String digest)
      throws IOException {
    if (!files.exists(manifest)) {
      return false;
    }
    try (InputStream in = files.open(manifest)) {
      String found = Sha256.of(in.readAllBytes());
      if (!found.equals(digest)) {
        throw new IOException(
            manifest
                + " is of another release, digest "
                + found
                + "; give every folder of models a place of its own, or delete that copy if no job"
                + " reads it");
      }
    }
    return true;
  }

  private static List<String> manifestLast(BundleManifest manifest) {
    List<String> names = new ArrayList<>(manifest.files().keySet());
    names.add(MANIFEST);
    return names;
  }
}
