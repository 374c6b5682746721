package io.riverprint.core.bundle;

import io.riverprint.core.factor.ItemFactors;
import io.riverprint.core.feature.FeatureSpec;
import io.riverprint.core.net.NetworkWeights;
import io.riverprint.core.net.SpaceMap;
import io.riverprint.core.propensity.PropensityModel;
import io.riverprint.core.watch.WatchReference;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a bundle's folder and believes nothing: the announced digest holds the manifest, the
 * manifest's digests hold the files, and the parts must fit each other.
 */
public final class BundleReader {
  /** The files that every bundle has. Whatever else lies in the folder is never opened. */
  static final Set<String> FILES =
      Set.of(NetworkTensors.NAME, FeatureTensors.NAME, FactorTensors.NAME, ProbeTensors.NAME);

  /** What a bundle may have besides, without saying so elsewhere in its manifest. */
  static final Set<String> OPTIONAL_FILES = Set.of(ReferenceJson.NAME, PropensityTensors.NAME);

  private final Path folder;
  private final BundleManifest manifest;

  private BundleReader(Path folder, BundleManifest manifest) {
    this.folder = folder;
    this.manifest = manifest;
  }

  /**
   * Reads the whole bundle.
   *
   * @param folder of the bundle; may itself be reached through a link, its files may not be links
   * @param manifestSha256 digest of manifest.json as it was announced
   * @throws CorruptBundleException if anything is missing, changed, unreadable or does not fit
   */
  public static ModelBundle read(Path folder, String manifestSha256) {
    BundleManifest manifest = manifest(folder, manifestSha256);
    ModelBundle bundle = new BundleReader(folder, manifest).bundle();
    BundleCheck.check("bundle " + folder, bundle);
    return bundle;
  }

  /**
   * Reads only what the bundle says of itself.
   *
   * @throws CorruptBundleException as {@link #read}, as far as manifest.json is concerned
   */
  public static BundleManifest manifest(Path folder, String manifestSha256) {
    Path file = folder.resolve(ManifestJson.NAME);
    byte[] bytes = BundleFiles.read(file, ManifestJson.MAX_BYTES);
    requireDigest(file, bytes, manifestSha256, "announced");
    BundleManifest manifest = ManifestJson.read(file.toString(), bytes);
    ManifestJson.check(file.toString(), manifest);
    requireFiles(file.toString(), manifest);
    return manifest;
  }

  /**
   * Bytes of all the bundle's files, by what the file system says, without reading any. What is not
   * there counts as nothing: {@link #read} will say so.
   */
  public static long byteCount(Path folder) {
    long bytes = folder.resolve(ManifestJson.NAME).toFile().length();
    for (String name : FILES) {
      bytes += folder.resolve(name).toFile().length();
    }
    for (String name : OPTIONAL_FILES) {
      bytes += folder.resolve(name).toFile().length();
    }
    return bytes;
  }

  /** Digest of the manifest that lies there, for who trusts the folder. */
  public static String manifestDigest(Path folder) {
    return Sha256.of(BundleFiles.read(folder.resolve(ManifestJson.NAME), ManifestJson.MAX_BYTES));
  }

  private static void requireFiles(String where, BundleManifest manifest) {
    Set<String> needed = new TreeSet<>(FILES);
    if (manifest.alignment() != null) {
      needed.add(SpaceTensors.NAME);
    }
    Set<String> found = new HashSet<>(manifest.files().keySet());
    found.removeAll(OPTIONAL_FILES);
    if (!found.equals(needed)) {
      throw Require.damaged(where, "files " + manifest.files().keySet(), "" + needed);
    }
  }

  private ModelBundle bundle() {
    NetworkWeights network = NetworkTensors.read(tensors(NetworkTensors.NAME), manifest.encoders());
    FeatureSpec features = FeatureTensors.read(tensors(FeatureTensors.NAME));
    Tensors factors = tensors(FactorTensors.NAME);
    ItemFactors skus = FactorTensors.read(factors, FactorTensors.SKU);
    ItemFactors categories = FactorTensors.read(factors, FactorTensors.CATEGORY);
    factors.requireAllRead();
    Probes probes = ProbeTensors.read(tensors(ProbeTensors.NAME), network.spec());
    SpaceMap map =
        manifest.alignment() == null ? null : SpaceTensors.read(tensors(SpaceTensors.NAME));
    return new ModelBundle(
        manifest, features, network, skus, categories, probes, map, reference(), propensity());
  }

  private @Nullable WatchReference reference() {
    String name = ReferenceJson.NAME;
    return manifest.files().containsKey(name)
        ? ReferenceJson.read(folder.resolve(name).toString(), bytes(name, ReferenceJson.MAX_BYTES))
        : null;
  }

  private @Nullable PropensityModel propensity() {
    String name = PropensityTensors.NAME;
    return manifest.files().containsKey(name) ? PropensityTensors.read(tensors(name)) : null;
  }

  private Tensors tensors(String name) {
    return TensorFile.parse(folder.resolve(name).toString(), bytes(name, TensorFile.MAX_BYTES));
  }

  private byte[] bytes(String name, int most) {
    Path file = folder.resolve(name);
    byte[] bytes = BundleFiles.read(file, most);
    requireDigest(file, bytes, manifest.files().getOrDefault(name, "none"), "in the manifest");
    return bytes;
  }

  private static void requireDigest(Path file, byte[] bytes, String needed, String said) {
    String found = Sha256.of(bytes);
    if (!found.equals(needed)) {
      throw Require.damaged(file.toString(), "digest " + found, needed + ", " + said);
    }
  }
}
