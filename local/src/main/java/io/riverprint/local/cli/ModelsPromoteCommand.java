package io.riverprint.local.cli;

import io.riverprint.trainer.cycle.TrainerLock;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code riverprint models promote}. */
@Command(
    name = "promote",
    description =
        "Releases a version that is kept and newer than the latest, whatever the gate said.",
    mixinStandardHelpOptions = true)
final class ModelsPromoteCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ModelsFolder models = new ModelsFolder();
  @Mixin private final ReleaseAnnouncement announcement = new ReleaseAnnouncement();

  @Parameters(index = "0", paramLabel = "N", description = "The version.")
  private long version;

  @Override
  public Integer call() throws IOException {
    FolderRegistry registry = models.open();
    try (TrainerLock lock = TrainerLock.of(registry.root())) {
      StoredRelease kept = models.find(registry, version);
      long latest = registry.latest().map(StoredRelease::version).orElse(0L);
      if (version < latest) {
        throw new IllegalArgumentException(
            "version "
                + version
                + ": found version "
                + latest
                + " released after it, needs a newer one, as versions only grow; take riverprint"
                + " models rollback "
                + version);
      }
      registry.read(kept);
      spec.commandLine().getOut().println(announcement.release(registry, kept));
    }
    return ExitCode.OK;
  }
}
