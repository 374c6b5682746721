package io.riverprint.trainer.registry;

import io.riverprint.core.bundle.BundleManifest;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.BundleWriter;
import io.riverprint.core.bundle.ModelBundle;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A registry in a folder, on a file system whose renames are atomic: {@code v000001/} and so on,
 * never changed once there, and the file {@code latest} that names one of them.
 *
 * <p>One process publishes, any number read. A crash leaves at most a hidden folder that nobody
 * looks at, or a whole version that {@code latest} does not name yet.
 */
public final class FolderRegistry implements ModelRegistry {
  private static final Pattern VERSION = Pattern.compile("v(\\d{6,18})");

  private final Path root;
  private final LatestPointer pointer;

  /** Of an existing folder, or one to be made. */
  public FolderRegistry(Path root) throws IOException {
    this.root = Files.createDirectories(root).toAbsolutePath();
    this.pointer = new LatestPointer(this.root);
  }

  @Override
  public long nextVersion() throws IOException {
    List<Long> numbers = numbers();
    return numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1;
  }

  /**
   * Keeps a bundle under the version in its manifest, without making it the latest.
   *
   * @throws IllegalArgumentException if the version is not above all that are kept
   */
  public StoredRelease keep(ModelBundle bundle) throws IOException {
    long version = bundle.manifest().version();
    long least = nextVersion();
    if (version < least) {
      throw new IllegalArgumentException(
          root
              + ": version "
              + version
              + " is not new, need "
              + least
              + " or more; ask nextVersion() before training");
    }
    String digest = BundleWriter.write(bundle, folder(version));
    return stored(version, digest, bundle.manifest().space());
  }

  @Override
  public StoredRelease publish(ModelBundle bundle) throws IOException {
    StoredRelease kept = keep(bundle);
    release(kept);
    return kept;
  }

  /** Makes one that is kept the latest. */
  public void release(StoredRelease kept) throws IOException {
    pointer.swap(kept.version(), kept.manifestSha256());
  }

  /** The one of this version, if it is kept. */
  public Optional<StoredRelease> find(long version) throws IOException {
    return versions().stream().filter(kept -> kept.version() == version).findFirst();
  }

  /** The whole bundle of one that is kept. */
  public ModelBundle read(StoredRelease kept) {
    return BundleReader.read(folder(kept.version()), kept.manifestSha256());
  }

  /** What one that is kept says of itself. */
  public BundleManifest manifest(StoredRelease kept) {
    return BundleReader.manifest(folder(kept.version()), kept.manifestSha256());
  }

  /** What is known of one that is kept and stands beside its bundle. */
  public ReleaseNotes notes(long version) {
    return new ReleaseNotes(folder(version));
  }

  /** The file that holds releases back. */
  public Pin pin() {
    return new Pin(root);
  }

  /** The folder of all. */
  public Path root() {
    return root;
  }

  @Override
  public Optional<StoredRelease> latest() throws IOException {
    Optional<LatestPointer.Target> target = pointer.read();
    return target.isEmpty() ? Optional.empty() : Optional.of(found(target.get()));
  }

  private StoredRelease found(LatestPointer.Target target) {
    BundleManifest manifest =
        BundleReader.manifest(folder(target.version()), target.manifestSha256());
    return stored(target.version(), target.manifestSha256(), manifest.space());
  }

  @Override
  public List<StoredRelease> versions() throws IOException {
    List<StoredRelease> releases = new ArrayList<>();
    for (long version : numbers()) {
      String digest = BundleReader.manifestDigest(folder(version));
      BundleManifest manifest = BundleReader.manifest(folder(version), digest);
      releases.add(stored(version, digest, manifest.space()));
    }
    return List.copyOf(releases);
  }

  private List<Long> numbers() throws IOException {
    List<Long> numbers = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
      for (Path folder : folders) {
        Matcher name = VERSION.matcher(folder.getFileName().toString());
        if (name.matches()) {
          numbers.add(Long.valueOf(name.group(1)));
        }
      }
    }
    Collections.sort(numbers);
    return numbers;
  }

  private StoredRelease stored(long version, String digest, String space) {
    return new StoredRelease(version, folder(version).toUri().toString(), digest, space);
  }

  private Path folder(long version) {
    return root.resolve(folderName(version));
  }

  static String folderName(long version) {
    return String.format(Locale.ROOT, "v%06d", version);
  }
}
