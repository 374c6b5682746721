package io.riverprint.local.cli;

import io.riverprint.core.bundle.ModelBundle;
import io.riverprint.trainer.cycle.TrainerLock;
import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code riverprint models rollback}. */
@Command(
    name = "rollback",
    description =
        "Releases an older version again, under a new number: its weights, its space, and a note of"
            + " which it restores.",
    mixinStandardHelpOptions = true)
final class ModelsRollbackCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ModelsFolder models = new ModelsFolder();
  @Mixin private final ReleaseAnnouncement announcement = new ReleaseAnnouncement();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N",
      description = "The version; if not given, the one that the latest was compared with.")
  private @Nullable Long version;

  @Override
  public Integer call() throws IOException {
    FolderRegistry registry = models.open();
    try (TrainerLock lock = TrainerLock.of(registry.root())) {
      long older = version == null ? before(registry) : version;
      ModelBundle bundle = registry.read(models.find(registry, older));
      long next = registry.nextVersion();
      StoredRelease kept = registry.keep(bundle.with(bundle.manifest().restoredAs(next)));
      var out = spec.commandLine().getOut();
      out.printf("Version %d restores version %d%n", next, older);
      out.println(announcement.release(registry, kept));
    }
    return ExitCode.OK;
  }

  /**
   * The release before the latest: what it was judged against, else the one it was trained from.
   */
  private static long before(FolderRegistry registry) throws IOException {
    StoredRelease latest =
        registry
            .latest()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "rollback: found no release, needs two; promote one first"));
    Long parent = registry.manifest(latest).parent();
    Long incumbent =
        registry
            .notes(latest.version())
            .decision()
            .map(made -> made.incumbentVersion())
            .orElse(parent);
    if (incumbent == null || incumbent == 0) {
      throw new IllegalArgumentException(
          "rollback: found nothing that version "
              + latest.version()
              + " came after, needs to know to what; name a version");
    }
    return incumbent;
  }
}
