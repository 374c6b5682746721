package io.riverprint.local.cli;

import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The folder of the models. */
final class ModelsFolder {

  @Option(
      names = "--models",
      required = true,
      paramLabel = "DIR",
      description = "Folder of the models.")
  private Path models = Path.of("");

  FolderRegistry open() throws IOException {
    if (!Files.isDirectory(models)) {
      throw new IllegalArgumentException(
          models + ": found no folder, needs one of models; train one with riverprint train");
    }
    return new FolderRegistry(models);
  }

  /** The release of this version. */
  StoredRelease find(FolderRegistry registry, long version) throws IOException {
    return registry
        .find(version)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    models
                        + ": found no version "
                        + version
                        + ", needs one that is kept; riverprint models list shows them"));
  }
}
