package io.riverprint.console.why;

import io.riverprint.core.backend.Backend;
import io.riverprint.core.bundle.BundleReader;
import io.riverprint.core.bundle.CorruptBundleException;
import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.core.torch.Backends;
import io.riverprint.schema.ModelRelease;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Bundles of a folder, the newest asked for kept in memory. Where the job reads them may be nowhere
 * on this machine, so that only the folder's name is taken from the announcement, and its digest.
 * For one thread at a time.
 */
final class ModelShelf implements AutoCloseable {
  // Around a swap profiles of two releases are asked for.
  private static final int KEPT = 2;

  private final Path folder;
  private final LinkedHashMap<String, Model> models = new LinkedHashMap<>(4, 0.75f, true);

  ModelShelf(Path folder) {
    this.folder = folder;
  }

  /** A bundle, and who computes with it. */
  record Model(ModelBundle bundle, Backend backend) {}

  /**
   * The bundle of a release.
   *
   * @throws CorruptBundleException where it is not there, or is not the one that was announced
   */
  Model of(ModelRelease release) {
    Model kept = models.get(release.manifestSha256());
    if (kept != null) {
      return kept;
    }
    Model read = read(release);
    models.put(release.manifestSha256(), read);
    forgetOldest();
    return read;
  }

  @Override
  public void close() {
    models.values().forEach(model -> model.backend().close());
    models.clear();
  }

  private Model read(ModelRelease release) {
    ModelBundle bundle = BundleReader.read(folder.resolve(name(release)), release.manifestSha256());
    String choice = Backends.hasVectors() ? "vector" : "heap";
    return new Model(bundle, Backends.open(choice, "cpu", bundle.network()));
  }

  private static String name(ModelRelease release) {
    String location = release.location();
    int end = location.endsWith("/") ? location.length() - 1 : location.length();
    String name = location.substring(location.lastIndexOf('/', end - 1) + 1, end);
    return name.equals("..") ? "." : name;
  }

  private void forgetOldest() {
    Iterator<Map.Entry<String, Model>> oldest = models.entrySet().iterator();
    while (models.size() > KEPT) {
      oldest.next().getValue().backend().close();
      oldest.remove();
    }
  }
}
