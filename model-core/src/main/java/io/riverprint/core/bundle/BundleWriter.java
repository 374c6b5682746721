package io.riverprint.core.bundle;

import static java.util.Objects.requireNonNull;

import io.riverprint.core.net.SpaceMap;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.watch.WatchReference;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes a bundle's folder so that it is there whole or not at all: into a folder beside it, forced
 * to disk, then renamed.
 */
public final class BundleWriter {
  private static final int MOST_LEFTOVERS = 1_000;

  private BundleWriter() {}

  /**
   * Writes the bundle. The digests and encoders in its manifest are filled in here; what stands
   * there is ignored. Equal bundles give equal bytes.
   *
   * @param folder to be made; its parent must exist. One writer at a time per parent.
   * @return sha256 of manifest.json, to be announced
   * @throws FileAlreadyExistsException if there is something at this path
   * @throws CorruptBundleException if the parts do not fit each other; nothing is written then
   */
  public static String write(ModelBundle bundle, Path folder) throws IOException {
    BundleCheck.check("bundle " + bundle.manifest().version(), bundle);
    Path target = folder.toAbsolutePath();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(
          folder + ": found something there, needed a free name; bundles are never overwritten");
    }
    Path parent = requireNonNull(target.getParent(), "the root folder cannot be a bundle");
    Path part = freshFolder(parent, "." + target.getFileName() + ".part");
    try {
      String digest = fill(bundle, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      BundleFiles.force(parent);
      return digest;
    } catch (IOException | RuntimeException e) {
      discard(part);
      throw e;
    }
  }

  /** A name that a crashed writer left behind is passed over, not reused: nothing is deleted. */
  private static Path freshFolder(Path parent, String name) throws IOException {
    for (int i = 0; i < MOST_LEFTOVERS; i++) {
      Path folder = parent.resolve(name + i);
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        return Files.createDirectory(folder);
      }
    }
    throw new IOException(
        parent
            + ": found "
            + MOST_LEFTOVERS
            + " folders "
            + name
            + "*, needed a free name;"
            + " delete them, crashed writers left them");
  }

  private static String fill(ModelBundle bundle, Path folder) throws IOException {
    Map<String, String> digests = new TreeMap<>();
    for (Map.Entry<String, TensorWriter> file : tensorFiles(bundle).entrySet()) {
      Path path = folder.resolve(file.getKey());
      digests.put(file.getKey(), BundleFiles.write(path, file.getValue()::writeTo));
    }
    WatchReference reference = bundle.reference();
    if (reference != null) {
      byte[] json = ReferenceJson.write(reference);
      Path path = folder.resolve(ReferenceJson.NAME);
      digests.put(ReferenceJson.NAME, BundleFiles.write(path, out -> out.write(json)));
    }
    byte[] manifest =
        ManifestJson.write(bundle.manifest().written(bundle.network().spec().encoders(), digests));
    String digest =
        BundleFiles.write(folder.resolve(ManifestJson.NAME), out -> out.write(manifest));
    BundleFiles.force(folder);
    return digest;
  }

  private static Map<String, TensorWriter> tensorFiles(ModelBundle bundle) {
    Map<String, TensorWriter> files = new TreeMap<>();
    files.put(NetworkTensors.NAME, NetworkTensors.write(bundle.network()));
    files.put(FeatureTensors.NAME, FeatureTensors.write(bundle.features()));
    files.put(
        FactorTensors.NAME, FactorTensors.write(bundle.skuFactors(), bundle.categoryFactors()));
    files.put(ProbeTensors.NAME, ProbeTensors.write(bundle.probes(), bundle.network().spec()));
    SpaceMap map = bundle.spaceMap();
    if (map != null) {
      files.put(SpaceTensors.NAME, SpaceTensors.write(map));
    }
    PropensityModel propensity = bundle.propensity();
    if (propensity != null) {
      files.put(PropensityTensors.NAME, PropensityTensors.write(propensity));
    }
    return files;
  }

  private static void discard(Path folder) throws IOException {
    if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      try (var files = Files.newDirectoryStream(folder)) {
        for (Path file : files) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
  }
}
