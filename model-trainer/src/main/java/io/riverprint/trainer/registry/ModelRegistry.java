package io.riverprint.trainer.registry;

import io.riverprint.core.bundle.ModelBundle;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * Keeps every bundle that was released, for ever, each under its version. Readers see a release
 * whole or not at all.
 */
public interface ModelRegistry {

  /** One more than the highest version ever kept; 1 at first. */
  long nextVersion() throws IOException;

  /**
   * Keeps a bundle under the version in its manifest and makes it the latest.
   *
   * @throws IllegalArgumentException if the version is not above all that are kept
   */
  StoredRelease publish(ModelBundle bundle) throws IOException;

  /** The release that was published last, if any was. */
  Optional<StoredRelease> latest() throws IOException;

  /**
   * All that are kept, oldest first. One whose publishing broke off after the bundle was whole is
   * among them, though it was never the latest.
   */
  List<StoredRelease> versions() throws IOException;
}
