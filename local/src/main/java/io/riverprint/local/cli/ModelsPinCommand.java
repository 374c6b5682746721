package io.riverprint.local.cli;

import io.riverprint.trainer.registry.FolderRegistry;
import io.riverprint.trainer.registry.StoredRelease;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code riverprint models pin}. */
@Command(
    name = "pin",
    description =
        "Lets a release stay: the trainer goes on training and judging, and announces nothing.",
    mixinStandardHelpOptions = true)
final class ModelsPinCommand implements Callable<Integer> {

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  @Mixin private final ModelsFolder models = new ModelsFolder();

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "N",
      description = "The version; the latest if not given.")
  private @Nullable Long version;

  @Option(names = "--off", description = "Let the trainer announce again.")
  private boolean off;

  @Override
  public Integer call() throws IOException {
    FolderRegistry registry = models.open();
    var out = spec.commandLine().getOut();
    if (off) {
      registry.pin().remove();
      out.println("Not pinned: the trainer announces what passes its gate");
      return ExitCode.OK;
    }
    long stays = version == null ? latest(registry) : version;
    registry.pin().set(models.find(registry, stays).version());
    out.printf("Pinned to version %d: the trainer announces nothing%n", stays);
    return ExitCode.OK;
  }

  private static long latest(FolderRegistry registry) throws IOException {
    return registry
        .latest()
        .map(StoredRelease::version)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "pin: found no release, needs one that is to stay; train one first"));
  }
}
